namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>Lays things out on furniture, for pictures: nothing in an episode depends on it.</summary>
internal static class ThingPlacement
{
    // Metres between things, and from them to the edge.
    private const double Spacing = 0.26;
    private const double Margin = 0.12;

    /// <summary>A position for each thing that the piece holds, clear of what stands on it where that is possible.</summary>
    public static IEnumerable<Position> Of(PlacedPiece piece, ImmutableArray<PlacedPiece> furniture)
    {
        var count = piece.Piece.Holds.Length;
        if (count == 0)
            return [];

        var area = piece.Footprint.Area;
        var standing = furniture.Where(other => other.Host == piece && Math.Abs(other.Piece.Kind.Height - piece.Piece.Kind.Height) < 0.3)
            .Select(other => other.Footprint.Area).ToList();
        var spots = Spots(area, Spacing).ToList();
        var free = spots.Where(spot => !standing.Any(other => other.Contains(spot.X, spot.Y))).ToList();
        if (free.Count >= count)
            spots = free;
        // Crowded furniture: closer together, and on one another where even that does not do.
        if (spots.Count < count)
            spots = [.. Spots(area, Spacing / 2)];

        return Enumerable.Range(0, count)
            .Select(i => spots[(int)((i + 0.5) * spots.Count / count)] with { Height = piece.Piece.Kind.Height });
    }

    private static IEnumerable<Position> Spots(Rectangle area, double spacing)
    {
        foreach (var y in Along(area.Y, area.Depth, spacing))
        {
            foreach (var x in Along(area.X, area.Width, spacing))
                yield return new Position(Math.Round(x, 3), Math.Round(y, 3));
        }
    }

    private static IEnumerable<double> Along(double start, double length, double spacing)
    {
        var count = Math.Max(1, 1 + (int)((length - 2 * Margin) / spacing));
        return Enumerable.Range(0, count).Select(i => start + (i + 0.5) * length / count);
    }
}
