namespace CodeAct.Embodied.Simulation.Model;

/// <summary>A straight line between two points of the plan, in metres.</summary>
public readonly record struct Segment(Position From, Position To)
{
    public double Length => Math.Sqrt(Square(To.X - From.X) + Square(To.Y - From.Y));

    /// <summary>The distance to the nearest point of the segment.</summary>
    public double DistanceTo(Position point)
    {
        var (dx, dy) = (To.X - From.X, To.Y - From.Y);
        var square = Square(dx) + Square(dy);
        var along = square == 0 ? 0 : Math.Clamp(((point.X - From.X) * dx + (point.Y - From.Y) * dy) / square, 0, 1);
        return Math.Sqrt(Square(point.X - From.X - along * dx) + Square(point.Y - From.Y - along * dy));
    }

    /// <summary>The distance between the nearest points of both; 0 where they cross.</summary>
    public double DistanceTo(Segment other) => Crosses(other)
        ? 0
        : Math.Min(
            Math.Min(DistanceTo(other.From), DistanceTo(other.To)),
            Math.Min(other.DistanceTo(From), other.DistanceTo(To)));

    /// <summary>The distance to the nearest point of the rectangle; 0 where they meet.</summary>
    public double DistanceTo(Rectangle area)
    {
        if (area.Contains(From.X, From.Y))
            return 0;

        Position southWest = new(area.X, area.Y), southEast = new(area.Right, area.Y);
        Position northWest = new(area.X, area.Top), northEast = new(area.Right, area.Top);
        return Math.Min(
            Math.Min(DistanceTo(new Segment(southWest, southEast)), DistanceTo(new Segment(northWest, northEast))),
            Math.Min(DistanceTo(new Segment(southWest, northWest)), DistanceTo(new Segment(southEast, northEast))));
    }

    private bool Crosses(Segment other) =>
        Side(other.From) * Side(other.To) < 0 && other.Side(From) * other.Side(To) < 0;

    // Positive to the left of the line, negative to the right.
    private double Side(Position point) =>
        (To.X - From.X) * (point.Y - From.Y) - (To.Y - From.Y) * (point.X - From.X);

    private static double Square(double value) => value * value;
}
