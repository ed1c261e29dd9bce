namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>Where the parts of the page are, for a picture of any size.</summary>
public sealed record PageLayout
{
    /// <summary>A page that is not as wide, in pixels, has no room beside the house.</summary>
    public const float NarrowBelow = 1100;

    /// <summary>How high the header is, in the design.</summary>
    public const float HeaderHeight = 76;

    /// <summary>Pixels to the pixel of the 1600x900 design.</summary>
    public required float Unit { get; init; }

    /// <summary>Goal, conditions, status; empty on the smallest pictures.</summary>
    public required Box Header { get; init; }

    public required Box House { get; init; }

    /// <summary>Thought, program, refusal, output; empty on the smallest pictures.</summary>
    public required Box Panel { get; init; }

    public required Box Timeline { get; init; }

    /// <summary>Whether the panel lies under the house and shows one tab at a time.</summary>
    public bool HasTabs { get; init; }

    /// <summary>Whether the header has room for the goal and the status only, and the timeline for no names.</summary>
    public bool IsNarrow { get; init; }

    /// <summary>The layout of a picture of so many pixels.</summary>
    public static PageLayout For(int width, int height)
    {
        var unit = UnitOf(width, height);
        if (width < 640 || height < 480)
        {
            var bar = MathF.Round(48 * unit);
            return new PageLayout
            {
                Unit = unit,
                Header = default,
                Panel = default,
                House = new Box(0, 0, width, height - bar),
                Timeline = new Box(0, height - bar, width, bar),
                IsNarrow = true,
            };
        }

        if (width < NarrowBelow)
        {
            var (top, below, panel) = (56f, 56f, Math.Max(170f, MathF.Round(height * 0.283f)));
            return new PageLayout
            {
                Unit = unit,
                Header = new Box(0, 0, width, top),
                House = new Box(0, top, width, height - top - below - panel),
                Panel = new Box(0, height - below - panel, width, panel),
                Timeline = new Box(0, height - below, width, below),
                HasTabs = true,
                IsNarrow = true,
            };
        }

        var header = MathF.Round(HeaderHeight * unit);
        var timeline = MathF.Round(112 * unit);
        var side = MathF.Round(Math.Max(520 * unit, 440));
        return new PageLayout
        {
            Unit = unit,
            Header = new Box(0, 0, width, header),
            House = new Box(0, header, width - side, height - header - timeline),
            Panel = new Box(width - side, header, side, height - header - timeline),
            Timeline = new Box(0, height - timeline, width, timeline),
        };
    }

    /// <summary>The unit of a picture: sizes of the design are multiplied by it.</summary>
    public static float UnitOf(int width, int height) => Math.Clamp(Math.Min(width / 1600f, height / 900f), 0.8f, 3);
}
