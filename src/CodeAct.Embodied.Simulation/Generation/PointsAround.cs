namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>Points around a place, nearer ones first.</summary>
internal static class PointsAround
{
    private const int Step = 10;
    private const int MostSteps = 40;

    /// <summary>Points on squares of growing size about a centre, in centimetres.</summary>
    public static IEnumerable<(int X, int Y)> Of((int X, int Y) centre)
    {
        // On the cells in which the robot's ways are searched.
        var (x, y) = (centre.X / Step * Step, centre.Y / Step * Step);
        for (var ring = 0; ring <= MostSteps; ring++)
        {
            for (var row = -ring; row <= ring; row++)
            {
                for (var column = -ring; column <= ring; column++)
                {
                    if (Math.Max(Math.Abs(row), Math.Abs(column)) == ring)
                        yield return (x + (column * Step), y + (row * Step));
                }
            }
        }
    }
}
