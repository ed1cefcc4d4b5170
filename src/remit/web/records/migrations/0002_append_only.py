"""Facts, and who looked at a case, are only ever added."""

from __future__ import annotations

from django.db import migrations

from remit.web.append_only import only_grow


class Migration(migrations.Migration):
    dependencies = (("records", "0001_initial"),)
    operations = (only_grow("records_fact", "records_access"),)
