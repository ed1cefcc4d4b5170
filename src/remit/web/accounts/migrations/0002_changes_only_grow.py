"""What administrators did is only ever added."""

from __future__ import annotations

from django.db import migrations

from remit.web.append_only import only_grow


class Migration(migrations.Migration):
    dependencies = (("accounts", "0001_initial"),)
    operations = (only_grow("accounts_peoplechange"),)
