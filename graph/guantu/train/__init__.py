"""train: makes the model folder of the tagger again, from annotated corpora and raw news.

Takes: the corpora, lexical tables and a recipe.toml. Gives: models/official_news, and checkpoints on the way.
Knows: PyTorch, ONNX and jieba (the extra `train`), and of guantu the tables, tags and pieces of the trained tagger.
Never: is imported by another room, or sees a test file.
"""
