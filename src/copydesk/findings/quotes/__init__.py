"""What decides about quotes: where quoted words stand in the source, and what was cut or left unmarked."""
