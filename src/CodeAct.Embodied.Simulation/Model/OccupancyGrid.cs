namespace CodeAct.Embodied.Simulation.Model;

/// <summary>Where in a house the robot can be, as cells of a tenth of a metre.</summary>
internal sealed class OccupancyGrid
{
    private const int CellsPerMetre = 10;
    private const int StraightStep = 10;
    private const int DiagonalStep = 14;
    private const double WallClearance = RoutePlanner.BodyRadius + FloorPlan.WallThickness / 2;

    // Between two free cells at a corner the way may come nearer to it than either cell is.
    private const double Slack = 0.03;
    private const double Rounding = 1e-9;

    private static readonly (int X, int Y, int Cost)[] Steps =
    [
        (0, -1, StraightStep), (-1, 0, StraightStep), (1, 0, StraightStep), (0, 1, StraightStep),
        (-1, -1, DiagonalStep), (1, -1, DiagonalStep), (-1, 1, DiagonalStep), (1, 1, DiagonalStep),
    ];

    private readonly FloorPlan plan;
    private readonly int left;
    private readonly int bottom;
    private readonly int columns;
    private readonly int rows;

    // The number of the connected area a cell belongs to; 0 where the robot cannot be.
    private readonly int[] areas;

    public OccupancyGrid(FloorPlan plan)
    {
        this.plan = plan;
        var extent = plan.Extent;
        left = (int)Math.Floor(extent.X * CellsPerMetre);
        bottom = (int)Math.Floor(extent.Y * CellsPerMetre);
        columns = (int)Math.Ceiling(extent.Right * CellsPerMetre) - left + 1;
        rows = (int)Math.Ceiling(extent.Top * CellsPerMetre) - bottom + 1;
        areas = Connect(FreeCells());
    }

    public int Count => areas.Length;

    public Position Centre(int cell) =>
        new((left + cell % columns) / (double)CellsPerMetre, (bottom + cell / columns) / (double)CellsPerMetre);

    public bool AreConnected(int from, int to) => areas[from] == areas[to];

    public IEnumerable<int> CellsConnectedTo(int cell, Rectangle area) =>
        CellsIn(area).Where(other => areas[other] == areas[cell]);

    public IEnumerable<int> FreeCellsWithin(Position point, double distance) =>
        CellsIn(Rectangle.About(point.X, point.Y, 2 * distance, 2 * distance)).Where(cell => areas[cell] > 0);

    /// <summary>Writes the cells that can be reached in one step, at most eight.</summary>
    /// <returns>How many they are.</returns>
    public int Neighbours(int cell, Span<(int Cell, int Cost)> neighbours)
    {
        var (x, y) = (cell % columns, cell / columns);
        var count = 0;
        foreach (var step in Steps)
        {
            if (!IsFree(x + step.X, y + step.Y))
                continue;
            // Not between two blocked cells: that would be through a corner.
            if (step.Cost == DiagonalStep && !(IsFree(x + step.X, y) && IsFree(x, y + step.Y)))
                continue;
            neighbours[count++] = ((y + step.Y) * columns + x + step.X, step.Cost);
        }

        return count;
    }

    /// <summary>The least that the way between two cells can cost.</summary>
    public int Estimate(int from, int to)
    {
        var (x, y) = (Math.Abs(from % columns - to % columns), Math.Abs(from / columns - to / columns));
        return StraightStep * Math.Max(x, y) + (DiagonalStep - StraightStep) * Math.Min(x, y);
    }

    public bool IsClear(Position at) =>
        plan.RoomAt(at.X, at.Y) is not null
        && plan.Walls.All(wall => wall.DistanceTo(at) >= WallClearance - Rounding)
        && plan.Furniture.All(piece => piece.IsRaised || piece.Area.DistanceTo(at) >= RoutePlanner.BodyRadius - Rounding);

    public bool IsClear(Segment way)
    {
        // Most walls and furniture are nowhere near.
        var near = Bounds(way).Grown(WallClearance);
        return plan.Walls.All(wall => !near.Touches(Bounds(wall)) || wall.DistanceTo(way) >= WallClearance - Slack)
            && plan.Furniture.All(piece =>
                piece.IsRaised || !near.Touches(piece.Area) || way.DistanceTo(piece.Area) >= RoutePlanner.BodyRadius - Slack);
    }

    public bool HasNoWallBetween(Position from, Position to)
    {
        var way = new Segment(from, to);
        return plan.Walls.All(wall => wall.DistanceTo(way) > 0);
    }

    private bool IsFree(int x, int y) => x >= 0 && x < columns && y >= 0 && y < rows && areas[y * columns + x] > 0;

    private bool[] FreeCells()
    {
        var free = new bool[columns * rows];
        foreach (var room in plan.Rooms)
        {
            foreach (var cell in CellsIn(room.Area))
                free[cell] = true;
        }

        foreach (var wall in plan.Walls)
        {
            foreach (var cell in CellsIn(Bounds(wall).Grown(WallClearance)))
                free[cell] &= wall.DistanceTo(Centre(cell)) >= WallClearance - Rounding;
        }

        foreach (var piece in plan.Furniture.Where(piece => !piece.IsRaised))
        {
            foreach (var cell in CellsIn(piece.Area.Grown(RoutePlanner.BodyRadius)))
                free[cell] &= piece.Area.DistanceTo(Centre(cell)) >= RoutePlanner.BodyRadius - Rounding;
        }

        return free;
    }

    private int[] Connect(bool[] free)
    {
        var connected = new int[free.Length];
        var areaCount = 0;
        var waiting = new Stack<int>();
        for (var seed = 0; seed < free.Length; seed++)
        {
            if (!free[seed] || connected[seed] > 0)
                continue;
            connected[seed] = ++areaCount;
            waiting.Push(seed);
            while (waiting.TryPop(out var cell))
            {
                var (x, y) = (cell % columns, cell / columns);
                foreach (var (dx, dy, _) in Steps.Take(4))
                {
                    if (x + dx < 0 || x + dx >= columns || y + dy < 0 || y + dy >= rows)
                        continue;
                    var next = (y + dy) * columns + x + dx;
                    if (!free[next] || connected[next] > 0)
                        continue;
                    connected[next] = areaCount;
                    waiting.Push(next);
                }
            }
        }

        return connected;
    }

    private static Rectangle Bounds(Segment line)
    {
        var (x, y) = (Math.Min(line.From.X, line.To.X), Math.Min(line.From.Y, line.To.Y));
        return new Rectangle(x, y, Math.Max(line.From.X, line.To.X) - x, Math.Max(line.From.Y, line.To.Y) - y);
    }

    private IEnumerable<int> CellsIn(Rectangle area)
    {
        var firstColumn = Math.Max(0, (int)Math.Ceiling(area.X * CellsPerMetre - Rounding) - left);
        var lastColumn = Math.Min(columns - 1, (int)Math.Floor(area.Right * CellsPerMetre + Rounding) - left);
        var firstRow = Math.Max(0, (int)Math.Ceiling(area.Y * CellsPerMetre - Rounding) - bottom);
        var lastRow = Math.Min(rows - 1, (int)Math.Floor(area.Top * CellsPerMetre + Rounding) - bottom);
        for (var row = firstRow; row <= lastRow; row++)
        {
            for (var column = firstColumn; column <= lastColumn; column++)
                yield return row * columns + column;
        }
    }
}
