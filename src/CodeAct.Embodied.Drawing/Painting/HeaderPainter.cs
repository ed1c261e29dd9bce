using CodeAct.Embodied.Simulation.Goals;

namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>Draws the goal with its conditions, and how the episode stands.</summary>
internal sealed class HeaderPainter(Brush brush, Situation now, Box area, bool isNarrow)
{
    /// <summary>Where the base lines of captions and of the goal are, as shares of the header's height.</summary>
    public const float CaptionLine = 0.36f;
    public const float GoalLine = 0.74f;

    /// <summary>From the edge to what is written, in the design.</summary>
    public const float Padding = 24;

    /// <summary>Between two conditions, and how high one is, in the design.</summary>
    public const float ChipGap = 10;
    public const float ChipHeight = 32;

    // A condition in a narrow header is a mark without words, and has so much room.
    private const float NarrowMark = 24;

    private const float StatusSize = 15.5f;

    private readonly Theme theme = brush.Theme;

    public void Paint()
    {
        var canvas = brush.Canvas;
        canvas.Fill(area, theme.Panel);
        canvas.Fill(new Box(area.X, area.Bottom - 1, area.Width, 1), theme.Line);

        var padding = brush.Px(Padding);
        var right = area.Right - padding;
        var status = $"{now.Place} · {now.OutcomeText}";
        var statusWidth = brush.Measure(status, Face.SemiBold, StatusSize);
        var statusY = isNarrow ? area.Y + (area.Height * 0.62f) : area.Y + (area.Height * 0.71f);
        var meta = MetaOf(now.Story);
        var metaWidth = isNarrow ? 0 : brush.Measure(meta, Face.Regular, 13);
        brush.TextRight(status, right, statusY, Face.SemiBold, StatusSize, ColorsOf(theme, now.Outcome).Color);
        if (now.Outcome is Outcome.Won)
            brush.Flag(new Vector2(right - statusWidth - brush.Px(20), statusY + brush.Px(1)), brush.Px(16), theme.Good);
        if (!isNarrow)
            brush.TextRight(meta, right, area.Y + (area.Height * CaptionLine), Face.Regular, 13, theme.Muted);

        var conditions = now.State.Conditions;
        var goal = now.Story.Replay.Start.Goal;
        var free = right - Math.Max(statusWidth + brush.Px(28), metaWidth) - brush.Px(28) - area.X - padding;
        if (isNarrow)
        {
            var marks = conditions.Length * brush.Px(NarrowMark);
            brush.TextFitted(goal, area.X + padding, statusY, Face.Bold, 20, theme.Text, free - marks - brush.Px(12));
            var x = area.X + padding + Math.Min(free - marks - brush.Px(12), brush.Measure(goal, Face.Bold, 20)) + brush.Px(14);
            foreach (var condition in conditions)
            {
                Mark(brush, new Vector2(x + brush.Px(8), statusY - brush.Px(7)), condition.IsMet, tick: 2);
                x += brush.Px(NarrowMark);
            }

            return;
        }

        var chips = conditions.Sum(condition => ChipWidth(brush, condition) + brush.Px(ChipGap));
        var goalWidth = Math.Min(brush.Measure(goal, Face.Bold, 22), Math.Max(free - chips - brush.Px(32), free * 0.35f));
        brush.Caption("Goal", area.X + padding, area.Y + (area.Height * CaptionLine));
        brush.TextFitted(goal, area.X + padding, area.Y + (area.Height * GoalLine), Face.Bold, 22, theme.Text, goalWidth);
        var left = area.X + padding + goalWidth + brush.Px(32);
        brush.Caption("Conditions", left + brush.Px(2), area.Y + (area.Height * 0.30f));
        foreach (var condition in conditions)
        {
            var width = ChipWidth(brush, condition);
            if (left + width > area.X + padding + free + brush.Px(8))
                break;
            Chip(brush, new Box(left, area.Y + (area.Height * 0.41f), width, brush.Px(ChipHeight)), condition);
            left += width + brush.Px(ChipGap);
        }
    }

    /// <summary>A condition with its mark.</summary>
    public static void Chip(Brush brush, Box box, GoalCondition condition)
    {
        var (canvas, theme) = (brush.Canvas, brush.Theme);
        canvas.Framed(box, condition.IsMet ? theme.GoodGround : theme.Raised, condition.IsMet ? theme.Good : theme.Line, brush.Px(1.5f), box.Height / 2);
        var mark = new Vector2(box.X + brush.Px(18), box.Centre.Y);
        Mark(brush, mark, condition.IsMet, tick: 2.2f);
        brush.Text(condition.Text, box.X + brush.Px(34), brush.Middle(box.Centre.Y, 14), Face.SemiBold, 14, condition.IsMet ? theme.Good : theme.Text);
    }

    /// <summary>How wide a condition with its mark is, in pixels.</summary>
    public static float ChipWidth(Brush brush, GoalCondition condition) => brush.Measure(condition.Text, Face.SemiBold, 14) + brush.Px(50);

    /// <summary>The colours of an outcome: of its words, and of the ground under them.</summary>
    public static (Rgba Color, Rgba Ground) ColorsOf(Theme theme, Outcome outcome) => outcome switch
    {
        Outcome.Won => (theme.Good, theme.GoodGround),
        Outcome.Lost => (theme.Bad, theme.BadGround),
        _ => (theme.Text, theme.Raised),
    };

    /// <summary>How the agent acts.</summary>
    public static string ModeOf(EpisodeStarted start) => $"{(start.Mode ?? (start.Functions is null ? ActionMode.Text : ActionMode.Code)).Name()} mode";

    /// <summary>Who plays what.</summary>
    public static string MetaOf(EpisodeStory story)
    {
        var start = story.Replay.Start;
        var mode = ModeOf(start);
        return story.Plan.Scene is { } scene
            ? $"{start.Agent} · {mode} · {start.World.Name.Split('/')[0]} · {scene} · {start.Dialect.Name()}"
            : $"{start.Agent} · {mode} · {start.World.Name.Replace("#", " · ", StringComparison.Ordinal)} · seed {start.Seed}";
    }

    private static void Mark(Brush brush, Vector2 at, bool isMet, float tick)
    {
        if (!isMet)
        {
            brush.Canvas.Circle(at, brush.Px(8), brush.Theme.Faint, brush.Px(2));
            return;
        }

        brush.Canvas.Disc(at, brush.Px(8.5f), brush.Theme.Good);
        brush.Tick(at, brush.Px(9), brush.Theme.GoodGround, brush.Px(tick));
    }
}
