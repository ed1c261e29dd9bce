namespace CodeAct.Embodied.Simulation.Model;

/// <summary>Makes walls out of rooms and doors.</summary>
internal static class WallLines
{
    // Walls that are nearer than this to one line are one wall: coordinates are written with two or three decimals.
    private const int Decimals = 3;

    public static ImmutableArray<Segment> Of(ImmutableArray<Room> rooms, ImmutableArray<Door> doors)
    {
        var upright = new SortedDictionary<double, List<Span>>();
        var level = new SortedDictionary<double, List<Span>>();
        foreach (var area in rooms.Select(room => room.Area))
        {
            SpansAt(upright, area.X).Add(new Span(area.Y, area.Top));
            SpansAt(upright, area.Right).Add(new Span(area.Y, area.Top));
            SpansAt(level, area.Y).Add(new Span(area.X, area.Right));
            SpansAt(level, area.Top).Add(new Span(area.X, area.Right));
        }

        var uprightGaps = doors.Where(door => door.Opening.Width == 0)
            .ToLookup(door => Math.Round(door.Opening.X, Decimals), door => new Span(door.Opening.Y, door.Opening.Top));
        var levelGaps = doors.Where(door => door.Opening.Width > 0)
            .ToLookup(door => Math.Round(door.Opening.Y, Decimals), door => new Span(door.Opening.X, door.Opening.Right));
        return
        [
            .. upright.SelectMany(wall => Solid(wall.Value, uprightGaps[wall.Key])
                .Select(span => new Segment(new Position(wall.Key, span.Start), new Position(wall.Key, span.End)))),
            .. level.SelectMany(wall => Solid(wall.Value, levelGaps[wall.Key])
                .Select(span => new Segment(new Position(span.Start, wall.Key), new Position(span.End, wall.Key)))),
        ];
    }

    private static List<Span> SpansAt(SortedDictionary<double, List<Span>> walls, double at)
    {
        var key = Math.Round(at, Decimals);
        if (!walls.TryGetValue(key, out var spans))
            walls[key] = spans = [];
        return spans;
    }

    /// <summary>The union of the spans without the gaps.</summary>
    private static List<Span> Solid(List<Span> spans, IEnumerable<Span> gaps)
    {
        List<Span> solid = [];
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            if (solid.Count > 0 && span.Start <= solid[^1].End)
                solid[^1] = solid[^1] with { End = Math.Max(solid[^1].End, span.End) };
            else
                solid.Add(span);
        }

        foreach (var gap in gaps)
        {
            solid =
            [
                .. solid.SelectMany<Span, Span>(span => gap.End <= span.Start || gap.Start >= span.End
                    ? [span]
                    : [new Span(span.Start, gap.Start), new Span(gap.End, span.End)])
                    .Where(span => span.End > span.Start),
            ];
        }

        return solid;
    }

    private readonly record struct Span(double Start, double End);
}
