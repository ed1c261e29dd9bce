namespace CodeAct.Embodied.Drawing.Plan;

/// <summary>Something that is drawn and has no part in the episode.</summary>
/// <param name="Thing">The thing it shows; null where the viewer made it up.</param>
public sealed record Decor(KindLook Look, Footing Footing, int? Thing, int Room)
{
    private const float Step = 0.1f;

    public string Kind => Look.Name;

    /// <summary>Whether it is a made-up piece that stands where the robot walks.</summary>
    public bool IsInTheWay(Vector2[] way)
    {
        if (Thing is not null)
            return false;
        for (var i = 1; i < way.Length; i++)
        {
            var count = (int)(Vector2.Distance(way[i - 1], way[i]) / Step) + 1;
            for (var k = 0; k <= count; k++)
            {
                if (Footing.Contains(Vector2.Lerp(way[i - 1], way[i], (float)k / count), 0.05f))
                    return true;
            }
        }

        return false;
    }
}
