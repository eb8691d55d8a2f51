"""The trained tagger without spaCy: texts in, scored spans out.

Takes: a model folder written by `guantu-train`, and texts.
Gives: for each text the spans (code points, end excluded) with label and a score from 0 to 1.
Knows: numpy and onnxruntime.
Never: downloads, imports PyTorch or spaCy, or keeps a text.
"""
