"""The contributor's and the editor's tools: a new article, a report, a preview, what a change brings."""
