using CodeAct.Embodied.Evaluation.Causes;
using CodeAct.Embodied.Evaluation.Statistics;

namespace CodeAct.Embodied.Evaluation.Reports;

/// <summary>The charts of a report. Shares go to 100 %, intervals are drawn, and six agents at most have a colour.</summary>
internal static class Charts
{
    private const double Width = 440;
    private const double Label = 150;
    private const double Row = 26;
    private const string Blue = "#0072B2";
    private const string Grey = "#8C98A4";

    private static readonly ImmutableArray<string> Colours = [Blue, "#9A5B00", "#00694C", "#161C22", "#86245F", "#A63C00"];
    private static readonly ImmutableArray<string> Dashes = ["", "6 3", "2 3", "", "8 3 2 3", "4 3"];
    private static readonly ImmutableArray<string> Stacked = ["#86245F", "#0072B2", "#B36B00", "#00694C", Grey];

    /// <summary>An interval as a bar on 0 to 100 %, for a cell of the table.</summary>
    public static string Bar(double share, Interval? interval)
    {
        var svg = new Svg(160, 20, "interval");
        svg.Line(0, 10, 160, 10, "grid");
        if (interval is { } known)
            svg.Line(160 * Math.Max(0, known.Lower), 10, 160 * Math.Min(1, known.Upper), 10, "thick", Blue);
        svg.Dot(160 * share, 10, Blue);
        return svg.ToString();
    }

    /// <summary>Differences to the baseline, in points.</summary>
    public static string Forest(ImmutableArray<ArmComparison> comparisons)
    {
        var height = (comparisons.Length * Row) + 44;
        var svg = new Svg(Width, height, "difference to the baseline, in points");
        var most = Math.Clamp(comparisons.SelectMany(row => (double[])[Math.Abs(row.Interval?.Lower ?? 0), Math.Abs(row.Interval?.Upper ?? 0)]).Append(0.1).Max(), 0, 1);
        var limit = Math.Ceiling(most * 4) / 4;
        double X(double difference) => Label + ((Width - Label - 45) * (difference + limit) / (2 * limit));
        foreach (var tick in (double[])[-limit, -limit / 2, limit / 2, limit])
            Tick(tick, "grid");
        Tick(0, "zero");
        foreach (var (row, y) in comparisons.Select((row, index) => (row, 16 + (index * Row))))
        {
            svg.Text(0, y + 4, Short(row.First), style: "label");
            if (row.Interval is { } interval)
                svg.Line(X(Math.Max(-limit, interval.Lower)), y, X(Math.Min(limit, interval.Upper)), y, "thick", Blue);
            svg.Square(X(row.Difference), y, Blue, row.Interval is { HoldsZero: false });
            svg.Text(Width, y + 4, Points(row.Difference), "end", "strong");
        }

        svg.Text(X(0) - 8, height - 4, $"{Short(comparisons[0].Second)} better", "end");
        svg.Text(X(0) + 8, height - 4, "other better");
        return svg.ToString();

        void Tick(double at, string style)
        {
            svg.Line(X(at), 4, X(at), height - 34, style);
            svg.Text(X(at), height - 20, Points(at), "middle");
        }
    }

    /// <summary>Won games by task type.</summary>
    public static string ByTask(ImmutableArray<ArmFigures> arms)
    {
        var tasks = arms.SelectMany(arm => arm.Episodes).Select(episode => episode.Task).Distinct().Order().ToList();
        var cell = (Width - Label) / Math.Max(1, tasks.Count);
        var svg = new Svg(Width, (arms.Length * Row) + 32, "won by task type");
        foreach (var (task, x) in tasks.Select((task, index) => (task, Label + (index * cell))))
            svg.Text(x + (cell / 2), 12, TaskShape.Of(task).Word, "middle", "strong");
        foreach (var (arm, y) in arms.Select((arm, index) => (arm, 24 + (index * Row))))
        {
            svg.Text(0, y + 16, Short(arm.Name), style: "label");
            foreach (var (task, x) in tasks.Select((task, index) => (task, Label + (index * cell))))
            {
                var (won, all) = (arm.Episodes.Count(episode => episode.Task == task && episode.Won), arm.Episodes.Count(episode => episode.Task == task));
                if (all == 0)
                {
                    svg.Text(x + (cell / 2), y + 16, "—", "middle");
                    continue;
                }

                // The ramp stops at 66 % blue under dark text; only "all" is full blue with white.
                svg.Box(x + 2, y, cell - 4, Row - 4, won == all ? Blue : Mix(0.66 * won / all), 5);
                svg.Text(x + (cell / 2), y + 15, $"{won}/{all}", "middle", "strong", won == all ? "#fff" : "#161C22");
            }
        }

        return svg.ToString();
    }

    /// <summary>The share that is won after so many steps.</summary>
    public static string WonAfterSteps(ImmutableArray<ArmFigures> arms)
    {
        const double left = 30, bottom = 190, top = 12;
        var svg = new Svg(Width, 220, "won after so many steps, in percent");
        var most = Math.Max(1, arms.SelectMany(arm => arm.Episodes).Where(episode => episode.Won).Select(episode => episode.Summary.Steps).DefaultIfEmpty(1).Max());
        var right = Width - Label;
        double X(double steps) => left + ((right - left) * steps / most);
        double Y(double share) => bottom - ((bottom - top) * share);
        Axes(svg, left, right, Y);
        foreach (var steps in Ticks(most))
            svg.Text(X(steps), bottom + 14, steps.ToString(CultureInfo.InvariantCulture), "middle");
        svg.Text((left + right) / 2, bottom + 28, "steps", "middle");
        var taken = new List<double>();
        foreach (var (arm, index) in Named(arms).OrderByDescending(named => named.Arm.Success))
        {
            var curve = Enumerable.Range(0, most + 1).Select(steps => (X(steps), Y(arm.Episodes.Count(episode => episode.Won && episode.Summary.Steps <= steps) / (double)arm.Episodes.Length)));
            var colour = Colours[index];
            svg.Path(curve, colour, Dashes[index % Dashes.Length]);
            var y = Y(arm.Success!.Value);
            while (taken.Exists(other => Math.Abs(other - y) < 13))
                y += 1;
            taken.Add(y);
            svg.Text(right + 6, y + 4, Short(arm.Name), style: "strong", colour: colour);
        }

        return svg.ToString();
    }

    /// <summary>Refused steps an episode, by reason.</summary>
    public static string Refusals(ImmutableArray<ArmFigures> arms)
    {
        var reasons = arms.SelectMany(arm => arm.Episodes).SelectMany(episode => episode.Refusals)
            .GroupBy(pair => pair.Key).OrderByDescending(group => group.Sum(pair => pair.Value)).Select(group => group.Key).Take(4).ToList();
        return Bars(
            arms,
            [.. reasons, "other"],
            (arm, reason) => arm.Mean(episode => reason == "other" ? episode.Refusals.Where(pair => !reasons.Contains(pair.Key)).Sum(pair => pair.Value) : episode.Refusals.GetValueOrDefault(reason)) ?? 0,
            "0.00",
            "refused steps an episode");
    }

    /// <summary>Why episodes were lost.</summary>
    public static string Causes(ImmutableArray<ArmFigures> arms, ReportData data)
    {
        var causes = data.Causes.Values.GroupBy(finding => finding.Cause).OrderByDescending(group => group.Count()).Select(group => group.Key).Take(4).ToList();
        return Bars(
            arms,
            [.. causes, "other"],
            (arm, cause) => arm.Episodes.Count(episode => data.CauseOf(episode) is { } finding && (cause == "other" ? !causes.Contains(finding.Cause) : finding.Cause == cause)),
            "0",
            "lost episodes by cause",
            cause => cause == "other" ? cause : CauseFinder.Words(cause));
    }

    /// <summary>Success against what it takes.</summary>
    public static string Price(ImmutableArray<ArmFigures> arms)
    {
        const double left = 30, bottom = 190, top = 12;
        var hasTokens = arms.Any(arm => Tokens(arm) > 0);
        double Cost(ArmFigures arm) => hasTokens ? Tokens(arm) : arm.Mean(episode => episode.Summary.Steps) ?? 0;
        var svg = new Svg(Width, 220, "won against what it takes");
        var played = arms.Where(arm => !arm.Episodes.IsEmpty).ToList();
        var most = Math.Max(1, played.Select(Cost).DefaultIfEmpty(1).Max() * 1.05);
        double X(double cost) => left + ((Width - 90 - left) * cost / most);
        double Y(double share) => bottom - ((bottom - top) * share);
        Axes(svg, left, Width - 90, Y);
        foreach (var cost in Ticks(most))
            svg.Text(X(cost), bottom + 14, cost.ToString("#,0", CultureInfo.InvariantCulture), "middle");
        svg.Text(left + ((Width - 90 - left) / 2), bottom + 28, hasTokens ? "tokens an episode" : "steps an episode", "middle");
        var taken = new List<(double X, double Y)>();
        var named = Named(arms);
        foreach (var other in played.Except(named.Select(pair => pair.Arm)))
            svg.Dot(X(Cost(other)), Y(other.Success!.Value), Grey, false);
        foreach (var (arm, index) in named)
        {
            var colour = Colours[index];
            var (x, y) = (X(Cost(arm)), Y(arm.Success!.Value));
            svg.Dot(x, y, colour, true);
            while (taken.Exists(other => Math.Abs(other.X - x) < 110 && Math.Abs(other.Y - y) < 13))
                y += 1;
            taken.Add((x, y));
            svg.Text(x + 8, y + 4, Short(arm.Name), style: "strong", colour: colour);
        }

        return svg.ToString();
    }

    private static double Tokens(ArmFigures arm) => arm.Mean(episode => (episode.Summary.PromptTokens + episode.Summary.CompletionTokens) ?? 0) ?? 0;

    private static string Bars(
        ImmutableArray<ArmFigures> arms, List<string> parts, Func<ArmFigures, string, double> of, string format, string title, Func<string, string>? words = null)
    {
        var most = Math.Max(1e-9, arms.Select(arm => parts.Sum(part => of(arm, part))).DefaultIfEmpty(0).Max());
        var legend = parts.Where(part => arms.Any(arm => of(arm, part) > 0)).ToList();
        var svg = new Svg(Width, (arms.Length * Row) + 8 + (legend.Count * 16), title);
        foreach (var (arm, y) in arms.Select((arm, index) => (arm, index * Row)))
        {
            svg.Text(0, y + 15, Short(arm.Name), style: "label");
            var x = Label;
            foreach (var (part, index) in parts.Select((part, index) => (part, index)))
            {
                var width = (Width - Label - 50) * of(arm, part) / most;
                if (width > 1)
                    svg.Box(x, y + 4, width - 1, Row - 10, Stacked[Math.Min(index, Stacked.Length - 1)]);
                x += width;
            }

            svg.Text(x + 6, y + 16, parts.Sum(part => of(arm, part)).ToString(format, CultureInfo.InvariantCulture), style: "strong");
        }

        foreach (var (part, y) in legend.Select((part, index) => (part, (arms.Length * Row) + 14 + (index * 16))))
        {
            svg.Box(Label, y - 8, 9, 9, Stacked[Math.Min(parts.IndexOf(part), Stacked.Length - 1)]);
            svg.Text(Label + 15, y, words?.Invoke(part) ?? part);
        }

        return svg.ToString();
    }

    private static void Axes(Svg svg, double left, double right, Func<double, double> y)
    {
        foreach (var percent in (int[])[0, 25, 50, 75, 100])
        {
            svg.Line(left, y(percent / 100.0), right, y(percent / 100.0), "grid");
            svg.Text(left - 6, y(percent / 100.0) + 4, $"{percent}", "end");
        }
    }

    // An agent has a colour and a name where there is a colour for each; among many, the best have them.
    private static ImmutableArray<(ArmFigures Arm, int Colour)> Named(ImmutableArray<ArmFigures> arms)
    {
        var played = arms.Where(arm => !arm.Episodes.IsEmpty);
        return [.. (arms.Length <= Colours.Length ? played : played.OrderByDescending(arm => arm.Success).Take(Colours.Length)).Select((arm, index) => (arm, index))];
    }

    // Whole numbers that are 1, 2 or 5 with noughts, at most six of them.
    private static IEnumerable<double> Ticks(double most)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(most / 5)));
        var step = Math.Max(1, unit * (most / 5 / unit) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
        return Enumerable.Range(0, (int)(most / step) + 1).Select(index => index * step);
    }

    private static string Points(double share) => Math.Round(100 * share, 1) is 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"{(share > 0 ? "+" : "−")}{Math.Abs(100 * share):0.#}");

    private static string Mix(double share) => string.Create(
        CultureInfo.InvariantCulture, $"rgb({255 - (255 * share):0},{255 - ((255 - 114) * share):0},{255 - ((255 - 178) * share):0})");

    private static string Short(string name) => name.Length <= 22 ? name : name[..21] + "…";
}
