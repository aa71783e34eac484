"""What stands in the start page's address: grey or colour is for the lessons to ask."""

from lessons.common.fields import PICTURE_FIELDS

IMG, SIZE, _ = PICTURE_FIELDS
FIELDS = (IMG, SIZE)
