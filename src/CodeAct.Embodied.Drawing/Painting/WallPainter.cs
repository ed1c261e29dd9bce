namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>Draws many episodes as small plans, each with the robot's whole way and an edge that says what it came to.</summary>
public sealed class WallPainter
{
    private const float Width = 1440;
    private const float Padding = 24;
    private const float HeaderHeight = 60;
    private const float SectionHeight = 34;
    private const float Gap = 8;
    private const float Proportion = 0.8f;
    private const float Narrowest = 36;
    private const float NarrowestWithWords = 84;

    // The design of a whole stage, for what is drawn on a small one.
    private const float StageWidth = 420;

    private readonly Brush brush;
    private readonly Vector2 size;
    private readonly int columns;
    private readonly Vector2 plan;
    private readonly bool hasWords;

    /// <param name="size">Of the picture, in pixels.</param>
    /// <param name="counts">How many episodes each agent has.</param>
    /// <exception cref="InputException">There are too many for the picture.</exception>
    public WallPainter(Canvas canvas, Theme theme, Vector2 size, IReadOnlyCollection<int> counts)
    {
        this.size = size;
        brush = new Brush(canvas, theme, Math.Max(0.6f, size.X / Width));
        var room = size - new Vector2(2 * brush.Px(Padding), brush.Px(HeaderHeight + Padding) + (counts.Count * brush.Px(SectionHeight)));
        // As large as they can be.
        do
        {
            columns++;
            var width = (room.X - ((columns - 1) * brush.Px(Gap))) / columns;
            plan = new Vector2(width, width * Proportion);
            if (width < Narrowest)
                throw new InputException("--size", $"{size.X:0}x{size.Y:0} is too small for {counts.Sum()} episodes: each would be narrower than {Narrowest} pixels; choose a larger one");
        }
        while (counts.Sum(count => (count + columns - 1) / columns) * (plan.Y + brush.Px(Gap)) > room.Y);
        hasWords = plan.X >= brush.Px(NarrowestWithWords);
    }

    /// <summary>Draws the episodes of all agents.</summary>
    /// <param name="title">What they are of.</param>
    /// <param name="agents">Each agent's episodes, in order; read as they are drawn.</param>
    public void Paint(string title, IEnumerable<(string Agent, IEnumerable<WallEpisode> Episodes)> agents)
    {
        var (theme, canvas) = (brush.Theme, brush.Canvas);
        canvas.Fill(new Box(0, 0, size.X, size.Y), theme.Ground);
        var (y, won, all) = (brush.Px(HeaderHeight), 0, 0);
        SortedSet<Ending> endings = [];
        foreach (var (agent, episodes) in agents)
        {
            var (heading, column, winsBefore, before, task) = (y, 0, won, all, "");
            y += brush.Px(SectionHeight);
            foreach (var episode in episodes)
            {
                if (column == columns)
                    (column, y) = (0, y + plan.Y + brush.Px(Gap));
                var box = new Box(brush.Px(Padding) + (column++ * (plan.X + brush.Px(Gap))), y, plan.X, plan.Y);
                Plan(box, episode);
                if (hasWords && task != episode.Task)
                    Pill(new Vector2(box.X, box.Y) + new Vector2(brush.Px(5)), task = episode.Task, null);
                endings.Add(episode.Ending);
                all++;
                won += episode.Ending is Ending.Shortest or Ending.Won ? 1 : 0;
            }

            y += plan.Y + brush.Px(Gap);
            var x = brush.Px(Padding) + brush.Text(agent, brush.Px(Padding), heading + brush.Px(22), Face.SemiBold, 14, theme.Text);
            brush.Text($"{won - winsBefore} of {all - before} won", x + brush.Px(12), heading + brush.Px(22), Face.Regular, 14, theme.Muted);
        }

        Header(title, won, all, endings);
    }

    private void Header(string title, int won, int all, IEnumerable<Ending> endings)
    {
        var (middle, right) = (brush.Px(HeaderHeight / 2), size.X - brush.Px(Padding));
        foreach (var ending in endings.Reverse())
        {
            var words = WallEpisode.Words(ending);
            right -= brush.Measure(words, Face.Medium, 13);
            brush.Text(words, right, brush.Middle(middle, 13), Face.Medium, 13, brush.Theme.Muted);
            right -= brush.Px(18);
            Sign(ending, new Vector2(right, middle), brush.Px(7));
            right -= brush.Px(26);
        }

        var result = $"{won} of {all} won";
        var width = Math.Max(0, right - brush.Px(Padding + 24) - brush.Measure(result, Face.Bold, 18));
        brush.TextFitted(title, brush.Px(Padding), brush.Middle(middle, 16), Face.Bold, 16, brush.Theme.Text, width);
        brush.Text(result, brush.Px(Padding + 20) + Math.Min(width, brush.Measure(title, Face.Bold, 16)), brush.Middle(middle, 18), Face.Bold, 18, brush.Theme.Good);
    }

    private void Plan(Box box, WallEpisode episode)
    {
        var story = episode.Story;
        using (brush.Canvas.Clip(box))
        {
            brush.Canvas.Fill(box, brush.Theme.Stage);
            var view = View.Fit(story.Plan.Extent, box, brush.Px(5));
            var small = new Brush(brush.Canvas, brush.Theme, plan.X / StageWidth);
            new HousePainter(small, story, story.Beats.At(story.Beats.Total), view, new HouseOptions { Dim = false, Tags = false, Motion = false, WholeTrail = true }).PaintParts();
        }

        Edge(episode.Ending, box);
        var steps = story.Steps.Count.ToString(CultureInfo.InvariantCulture);
        if (hasWords)
            Pill(new Vector2(box.Right, box.Bottom) - new Vector2(brush.Px(5)), steps, episode.Ending);
    }

    // State is shape, word and colour: every edge reads in grey, too.
    private void Edge(Ending ending, Box box)
    {
        var (color, unit) = (ColorOf(ending), Math.Min(brush.Unit, plan.X / 80));
        var (width, radius) = (2.5f * unit, 6 * unit);
        Vector2[] outline = [.. Outlines.RoundedBox(box.Centre, new Vector2(box.Width, box.Height) / 2, radius, 0)];
        outline = [.. outline, outline[0]];
        switch (ending)
        {
            case Ending.Limit:
                brush.Canvas.Dashes(outline, color, width, 7 * unit, 5 * unit);
                break;
            case Ending.Failed:
                brush.Canvas.Dashes(outline, color, width, 2.5f * unit, 4 * unit);
                break;
            case Ending.Stopped:
                brush.Canvas.Frame(box, color, 1.3f * unit, radius);
                brush.Canvas.Frame(box.Grown(-3.5f * unit), color, 1.3f * unit, radius);
                break;
            default:
                brush.Canvas.Frame(box, color, ending is Ending.Shortest ? (3.5f * unit) : width, radius);
                break;
        }
    }

    // Words in a corner of a plan; with an ending at the right end of their line, and with its sign.
    private void Pill(Vector2 corner, string text, Ending? ending)
    {
        var (height, sign) = (brush.TextSize(12) + brush.Px(8), ending is null ? 0 : brush.Px(18));
        var width = brush.Measure(text, Face.Bold, 12) + sign + brush.Px(14);
        var box = ending is null ? new Box(corner.X, corner.Y, width, height) : new Box(corner.X - width, corner.Y - height, width, height);
        brush.Canvas.Fill(box, brush.Theme.Ground.At(0.86), height / 2);
        if (ending is { } known)
            Sign(known, new Vector2(box.X + brush.Px(8) + (sign / 3), box.Centre.Y), brush.Px(6));
        brush.Text(text, box.Right - brush.Px(7) - brush.Measure(text, Face.Bold, 12), brush.Middle(box.Centre.Y, 12), Face.Bold, 12, brush.Theme.Text);
    }

    private void Sign(Ending ending, Vector2 at, float radius)
    {
        var (color, width) = (ColorOf(ending), Math.Max(1, radius * 0.24f));
        switch (ending)
        {
            case Ending.Shortest:
                brush.Canvas.Polygon([.. Enumerable.Range(0, 10).Select(i => at + (new Vector2(MathF.Sin(i * MathF.PI / 5), -MathF.Cos(i * MathF.PI / 5)) * radius * (i % 2 == 0 ? 1 : 0.45f)))], color);
                break;
            case Ending.Won:
                brush.Flag(at + new Vector2(-radius * 0.5f, radius), radius * 2, color);
                break;
            case Ending.Open:
                brush.Mark(ProblemKind.NoAction, at, radius, width, color, brush.Theme.Ground);
                break;
            default:
                brush.Mark(ending switch { Ending.Limit => ProblemKind.Limit, Ending.Stopped => ProblemKind.Refusal, _ => ProblemKind.Exception }, at, radius, width, color, brush.Theme.Ground);
                break;
        }
    }

    private Rgba ColorOf(Ending ending) => ending switch
    {
        Ending.Shortest => brush.Theme.Good,
        Ending.Won => brush.Theme.GoodEdge,
        Ending.Limit => brush.Theme.Warn,
        Ending.Stopped => brush.Theme.Bad,
        Ending.Failed => brush.Theme.Violet,
        _ => brush.Theme.Unseen,
    };
}
