namespace CodeAct.Embodied.Simulation.Model;

/// <summary>A way through a house.</summary>
/// <param name="Points">The corners of the way, from its start to its end; at least one.</param>
/// <param name="Length">How far that is, in metres.</param>
public sealed record Route(ImmutableArray<Position> Points, double Length);

/// <summary>
/// Finds short ways through a house: through doors and around furniture that stands on the floor. The same question
/// always has the same answer.
/// </summary>
/// <remarks>A* on a grid of a tenth of a metre, then every corner that can be cut is cut.</remarks>
public sealed class RoutePlanner(FloorPlan plan)
{
    /// <summary>How far the robot's body reaches from its middle, in metres.</summary>
    public const double BodyRadius = 0.2;

    /// <summary>The width below which a door is too narrow for the robot, in metres.</summary>
    public const double NarrowestDoor = 0.7;

    // How far from the point asked about the nearest place to stand may be.
    private const double Reach = 0.5;

    private readonly OccupancyGrid grid = new(plan);

    /// <summary>Whether the robot can stand there without touching a wall or furniture.</summary>
    public bool CanStand(Position at) => grid.IsClear(at);

    /// <summary>The places to stand in the area that can be reached from there, in rows from south-west to north-east.</summary>
    internal IEnumerable<Position> StandingPlaces(Position from, Rectangle area) =>
        Entry(from) is { } entry ? grid.CellsConnectedTo(entry, area).Select(grid.Centre) : [];

    /// <summary>Whether there is a way between two points: whether <see cref="Find"/> finds one, without looking for it.</summary>
    internal bool Reaches(Position from, Position to) =>
        from == to || (Entry(from) is { } start && Entry(to) is { } end && grid.AreConnected(start, end));

    /// <summary>The way between two points, or null where there is none. Points that are up to half a metre from any
    /// place to stand are left, or reached, in a straight line.</summary>
    public Route? Find(Position from, Position to)
    {
        if (from == to)
            return new Route([from], 0);
        if (Entry(from) is not { } start || Entry(to) is not { } end || !grid.AreConnected(start, end))
            return null;

        List<Position> points = [from, .. CellsBetween(start, end).Select(grid.Centre), to];
        var corners = WithoutNeedlessCorners(points);
        return new Route(corners, corners.Zip(corners.Skip(1), (a, b) => new Segment(a, b).Length).Sum());
    }

    /// <summary>The free cell nearest to a point from which no wall divides it.</summary>
    private int? Entry(Position point) => grid.FreeCellsWithin(point, Reach)
        .OrderBy(cell => new Segment(point, grid.Centre(cell)).Length)
        .ThenBy(cell => cell)
        .Where(cell => grid.HasNoWallBetween(point, grid.Centre(cell)))
        .Select(cell => (int?)cell)
        .FirstOrDefault();

    private List<int> CellsBetween(int start, int end)
    {
        var cost = new int[grid.Count];
        var previous = new int[grid.Count];
        Array.Fill(cost, int.MaxValue);
        var open = new PriorityQueue<int, long>();
        cost[start] = 0;
        previous[start] = -1;
        open.Enqueue(start, 0);
        Span<(int Cell, int Cost)> neighbours = stackalloc (int, int)[8];
        var isDone = new bool[grid.Count];
        while (open.TryDequeue(out var cell, out _) && cell != end)
        {
            if (isDone[cell])
                continue;
            isDone[cell] = true;
            foreach (var (next, step) in neighbours[..grid.Neighbours(cell, neighbours)])
            {
                var through = cost[cell] + step;
                if (through >= cost[next])
                    continue;
                cost[next] = through;
                previous[next] = cell;
                // The cell decides between equals, so that the order of insertion does not.
                open.Enqueue(next, ((long)(through + grid.Estimate(next, end)) << 32) | (uint)next);
            }
        }

        List<int> cells = [];
        for (var cell = end; cell >= 0; cell = previous[cell])
            cells.Add(cell);
        cells.Reverse();
        return cells;
    }

    private ImmutableArray<Position> WithoutNeedlessCorners(List<Position> points)
    {
        var corners = ImmutableArray.CreateBuilder<Position>();
        corners.Add(points[0]);
        for (var i = 1; i < points.Count - 1; i++)
        {
            if (!grid.IsClear(new Segment(corners[^1], points[i + 1])) && corners[^1] != points[i])
                corners.Add(points[i]);
        }

        if (corners[^1] != points[^1])
            corners.Add(points[^1]);
        return corners.ToImmutable();
    }
}
