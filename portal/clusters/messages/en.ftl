# Clusters: the month of a cluster and the ranking of its units.

clusters-menu = Clusters
clusters-lead = { $period } · the sum of { $told } of { $all } units
clusters-empty = The data names no unit of the cluster in this span.
clusters-figure = Figure
clusters-measure = Measured in
clusters-millions = million đồng
clusters-sum = Whole cluster
clusters-table = Figures of the cluster in this span
clusters-unit = Unit
clusters-ranking = Ranked by: { $figure }
clusters-about = About this cluster
clusters-rights = Units beyond your rights show only what their issued report says.
clusters-basis-own = as known now
clusters-basis-issued = from the issued report
clusters-basis-untold = not issued yet
clusters-none = Your unit belongs to no cluster in this span.
clusters-cannot-tell = cannot be told apart on this map
clusters-apportioned = partly shared out
clusters-trend = As it went: { $figure }
