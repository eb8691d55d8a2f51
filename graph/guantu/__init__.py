"""guantu (官图): Chinese official news as a knowledge graph that can be audited."""
