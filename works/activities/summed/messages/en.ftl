# Words of the page that adds up work of a kind by unit, and of the clinics.
clinics-title = Clinics
activities-summed = Work of a kind, added up
activities-summed-choose = Choose a kind of work to add it up by unit
activities-summed-none = No work of this kind counts here in this time.
activities-pieces = Pieces
