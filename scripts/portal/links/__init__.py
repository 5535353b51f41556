"""Links inside the portal and out of it: where each one leads, and what is told when it leads nowhere."""
