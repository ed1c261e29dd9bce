namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>A floor plan made of characters, which are twice as high as they are wide.</summary>
internal sealed class PlanCanvas
{
    private const int MostColumns = 110;
    private const double MostColumnsPerMetre = 8;

    // Which ways lines leave a cell: a bit each for north, east, south and west.
    private const string WallGlyphs = " │─└││┌├─┘─┴┐┤┬┼";
    private const int North = 1;
    private const int East = 2;
    private const int South = 4;
    private const int West = 8;

    private readonly Rectangle extent;
    private readonly double columnsPerMetre;
    private readonly int[,] walls;
    private readonly char[,] marks;

    public PlanCanvas(Rectangle extent)
    {
        this.extent = extent;
        columnsPerMetre = Math.Min(MostColumnsPerMetre, MostColumns / extent.Width);
        walls = new int[Row(extent.Y) + 1, Column(extent.Right) + 1];
        marks = new char[walls.GetLength(0), walls.GetLength(1)];
    }

    private int Columns => walls.GetLength(1);

    private int Rows => walls.GetLength(0);

    private int Column(double x) => (int)Math.Round((x - extent.X) * columnsPerMetre);

    private int Row(double y) => (int)Math.Round((extent.Top - y) * columnsPerMetre / 2);

    public void DrawWall(Segment wall)
    {
        var (left, right) = (Column(Math.Min(wall.From.X, wall.To.X)), Column(Math.Max(wall.From.X, wall.To.X)));
        var (top, bottom) = (Row(Math.Max(wall.From.Y, wall.To.Y)), Row(Math.Min(wall.From.Y, wall.To.Y)));
        for (var column = left; column < right; column++)
        {
            walls[top, column] |= East;
            walls[top, column + 1] |= West;
        }

        for (var row = top; row < bottom; row++)
        {
            walls[row, left] |= South;
            walls[row + 1, left] |= North;
        }
    }

    /// <summary>Fills what stands on the floor; of what hangs or stands higher, only the label shows.</summary>
    public void DrawPiece(Footprint piece, string label)
    {
        var (left, right) = (Column(piece.Area.X), Column(piece.Area.Right));
        var (top, bottom) = (Row(piece.Area.Top), Row(piece.Area.Y));
        for (var row = top; !piece.IsRaised && row <= Math.Max(top, bottom - 1); row++)
        {
            for (var column = left; column <= Math.Max(left, right - 1); column++)
                Mark(row, column, '░');
        }

        var (middleRow, middleColumn) = ((top + Math.Max(top, bottom - 1)) / 2, (left + right - label.Length) / 2);
        // Labels that would hide one another move aside: pieces above one another share their middle.
        var (labelRow, labelColumn) = Nearby(middleRow, middleColumn)
            .FirstOrDefault(place => IsFreeFor(label, place.Row, place.Column), (Row: middleRow, Column: middleColumn));
        for (var i = 0; i < label.Length; i++)
            Mark(labelRow, labelColumn + i, label[i]);
    }

    private static IEnumerable<(int Row, int Column)> Nearby(int row, int column)
    {
        yield return (row, column);
        for (var distance = 1; distance <= 4; distance++)
        {
            yield return (row + 1, column + distance - 1);
            yield return (row, column + distance);
            yield return (row - 1, column + distance - 1);
            yield return (row, column - distance);
        }
    }

    private bool IsFreeFor(string label, int row, int column)
    {
        for (var i = -1; i <= label.Length; i++)
        {
            if (!IsInside(row, column + i) || char.IsAsciiDigit(marks[row, column + i]))
                return false;
            if (i >= 0 && i < label.Length && walls[row, column + i] != 0)
                return false;
        }

        return true;
    }

    public void DrawRobot(Pose robot) => Mark(Row(robot.Y), Column(robot.X), '@');

    /// <summary>Writes the room's name where it hides nothing, as near to the middle as that is possible.</summary>
    public void DrawName(Room room)
    {
        var name = room.Name.ToUpperInvariant();
        var (row, column) = (Row(room.Area.Centre.Y), Column(room.Area.Centre.X) - name.Length / 2);
        var places =
            from y in Enumerable.Range(0, Rows)
            from x in Enumerable.Range(0, Columns)
            where y > Row(room.Area.Top) && y < Row(room.Area.Y) && x > Column(room.Area.X) && x + name.Length < Column(room.Area.Right)
            orderby 2 * Math.Abs(y - row) + Math.Abs(x - column), y, x
            where Enumerable.Range(x - 1, name.Length + 2).All(at => marks[y, at] == 0)
            select (y, x);
        foreach (var (y, x) in places.Take(1))
        {
            for (var i = 0; i < name.Length; i++)
                Mark(y, x + i, name[i]);
        }
    }

    public string ToText()
    {
        var text = new StringBuilder();
        for (var row = 0; row < Rows; row++)
        {
            var line = new StringBuilder();
            for (var column = 0; column < Columns; column++)
            {
                var wall = walls[row, column];
                line.Append(wall != 0 ? WallGlyphs[wall] : marks[row, column] == 0 ? ' ' : marks[row, column]);
            }

            text.Append(line.ToString().TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private bool IsInside(int row, int column) => row >= 0 && row < Rows && column >= 0 && column < Columns;

    private void Mark(int row, int column, char mark)
    {
        if (IsInside(row, column))
            marks[row, column] = mark;
    }
}
