namespace CodeAct.Embodied.Drawing.Story;

/// <summary>How the robot gets from one place to the next: it turns, walks around corners, and turns to what it wants.</summary>
public sealed class Walk
{
    private const float Speed = 1.4f;
    private const float TurnPerSecond = 360;
    private const float CornerRadius = 0.3f;
    private const double Shortest = 0.3;
    private const double Longest = 2.5;

    private readonly float[] lengths;
    private readonly float first;
    private readonly float last;

    private Walk(Vector2[] points, float first, float last, bool isJump)
    {
        Points = points;
        (this.first, this.last, IsJump) = (first, last, isJump);
        lengths = new float[points.Length];
        for (var i = 1; i < points.Length; i++)
            lengths[i] = lengths[i - 1] + Vector2.Distance(points[i - 1], points[i]);
    }

    /// <summary>The points of the way, in metres, corners rounded.</summary>
    public Vector2[] Points { get; }

    /// <summary>Whether there is no way, so that the robot vanishes here and appears there.</summary>
    public bool IsJump { get; }

    public float Length => lengths[^1];

    /// <summary>How long it takes to show.</summary>
    public double Seconds => Math.Clamp((Length / Speed) + (Math.Abs(Turn(first, StartHeading)) / TurnPerSecond), Shortest, Longest);

    private float StartHeading => Points.Length < 2 ? first : Heading(Points[1] - Points[0]);

    public static Walk Stay(Pose from, Pose to) => new([At(to)], (float)from.Heading, (float)to.Heading, isJump: false);

    /// <param name="way">The corners of the way; null where there is none.</param>
    public static Walk Along(Vector2[]? way, Pose from, Pose to) =>
        new(way is null ? [At(from), At(to)] : Rounded(way), (float)from.Heading, (float)to.Heading, isJump: way is null);

    /// <summary>Where the robot is and where it looks (degrees clockwise from north) at a share of the time.</summary>
    public (Vector2 At, float Heading) Pose(float progress)
    {
        if (Points.Length < 2)
            return (Points[0], first + (Turn(first, last) * Math.Min(1, progress * 2)));
        if (IsJump)
            return progress < 0.5f ? (Points[0], first) : (Points[^1], last);
        // A seventh of the time to turn at the start and as much at the end.
        const float turning = 0.14f;
        if (progress < turning)
            return (Points[0], first + (Turn(first, StartHeading) * (progress / turning)));
        var arriving = Heading(Points[^1] - Points[^2]);
        if (progress > 1 - turning)
            return (Points[^1], arriving + (Turn(arriving, last) * ((progress - 1 + turning) / turning)));
        var eased = Ease((progress - turning) / (1 - (2 * turning)));
        var (at, segment) = PointAt(eased * Length);
        return (at, Heading(Points[segment] - Points[segment - 1]));
    }

    /// <summary>The part of the way that lies behind the robot.</summary>
    public Vector2[] Behind(float progress)
    {
        if (Points.Length < 2 || IsJump)
            return [Pose(progress).At];
        var done = Done(progress);
        return [.. Points.Where((_, i) => lengths[i] < done), Pose(progress).At];
    }

    /// <summary>The part of the way that lies before it.</summary>
    public Vector2[] Ahead(float progress)
    {
        if (Points.Length < 2 || IsJump)
            return [];
        var done = Done(progress);
        return done >= Length ? [] : [Pose(progress).At, .. Points.Where((_, i) => lengths[i] > done)];
    }

    private float Done(float progress) => progress <= 0.14f ? 0 : progress >= 0.86f ? Length : Ease((progress - 0.14f) / 0.72f) * Length;

    private static float Ease(float t) => t < 0.5f ? 0.5f * MathF.Pow(2 * t, 1.5f) : 1 - (0.5f * MathF.Pow(2 * (1 - t), 1.5f));

    private (Vector2 At, int Segment) PointAt(float distance)
    {
        for (var i = 1; i < Points.Length; i++)
        {
            if (lengths[i] < distance)
                continue;
            var length = lengths[i] - lengths[i - 1];
            return (Vector2.Lerp(Points[i - 1], Points[i], length > 0 ? (distance - lengths[i - 1]) / length : 0), i);
        }

        return (Points[^1], Points.Length - 1);
    }

    /// <summary>Rounds corners towards their inside, never past them, so that no wall is crossed.</summary>
    private static Vector2[] Rounded(Vector2[] way)
    {
        List<Vector2> points = [way[0]];
        for (var i = 1; i < way.Length - 1; i++)
        {
            var (a, b) = (way[i - 1] - way[i], way[i + 1] - way[i]);
            var (lengthA, lengthB) = (a.Length(), b.Length());
            if (lengthA < 0.01f || lengthB < 0.01f)
                continue;
            var radius = Math.Min(CornerRadius, Math.Min(lengthA, lengthB) / 2);
            var (start, end) = (way[i] + (a / lengthA * radius), way[i] + (b / lengthB * radius));
            for (var k = 0; k <= 6; k++)
            {
                var t = k / 6f;
                points.Add(((1 - t) * (1 - t) * start) + (2 * t * (1 - t) * way[i]) + (t * t * end));
            }
        }

        points.Add(way[^1]);
        return [.. points];
    }

    private static float Heading(Vector2 direction) => MathF.Atan2(direction.X, direction.Y) * 180 / MathF.PI;

    /// <summary>The shorter turn from one heading to another, in degrees.</summary>
    private static float Turn(float from, float to)
    {
        var turn = (to - from) % 360;
        return turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
    }

    private static Vector2 At(Pose pose) => new((float)pose.X, (float)pose.Y);
}
