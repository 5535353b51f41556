"""Links to other sites: asked patiently, judged calmly, remembered between runs."""
