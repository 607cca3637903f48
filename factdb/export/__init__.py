"""Records of the data contract to text: one module per format, each an `factdb.plugins.Exporter`.

What a reader sees is called an export; a report is what a newsroom publishes.
"""
