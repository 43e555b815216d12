"""The pages of the register: States, their dossiers, statements, authorities, pairs, gaps."""
