"""Announce what happened to a person without knowing who listens.

`person_changed` is the only signal between apps (docs/decisions/0004-one-signal.md). It is sent
inside the transaction of the command, after the person's row was locked and saved, with

- `person`: the User as saved;
- `before`: None when the person was created, else the old values of the fields that changed,
  with ids for entity, location, department and approver;
- `actor`: the User who did it, None for sign-up and management commands;
- `now`: the instant of the command.

A listener may answer figures by name: what the change meant for the rows it keeps.
"""

from django.dispatch import Signal

person_changed = Signal()
