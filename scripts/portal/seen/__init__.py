"""Built files -> facts: what each one uses and defines, read once for links and page rules."""
