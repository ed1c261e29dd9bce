using CodeAct.Embodied.Evaluation.Causes;

namespace CodeAct.Embodied.Evaluation.Reports;

/// <summary>What a report is made of: read once from the folder's logs, the same for every form.</summary>
public sealed record ReportData
{
    public required PanelFigures Panel { get; init; }

    /// <summary>Each agent's figures, in the manifest's order.</summary>
    public required ImmutableArray<ArmFigures> Arms { get; init; }

    /// <summary>Each other agent against the baseline.</summary>
    public required ImmutableArray<ArmComparison> Comparisons { get; init; }

    /// <summary>Why episodes were lost, by log.</summary>
    public required ImmutableDictionary<string, LossCause> Causes { get; init; }

    /// <summary>What was done to play them.</summary>
    public required ImmutableArray<RunRecord> Runs { get; init; }

    /// <summary>The version of the program that reports.</summary>
    public required string Version { get; init; }

    /// <summary>Where replay pages are, from the report; null for none.</summary>
    public string? Pages { get; init; }

    /// <summary>The published table with ours beside it; empty where it was not asked for.</summary>
    public ImmutableArray<PublishedComparison> Published { get; init; } = [];

    /// <summary>What the agents' protocols are, for the box below the table.</summary>
    public required ImmutableArray<MeasuredProtocol> Protocols { get; init; }

    /// <summary>Why the episode was lost; null where it was won.</summary>
    public LossCause? CauseOf(EpisodeFigures episode) => Causes.GetValueOrDefault(episode.Log);

    /// <summary>Reads a folder.</summary>
    /// <exception cref="InputException">It is none of a panel, or a log is broken.</exception>
    public static ReportData Read(RunFolder folder, string version)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var panel = PanelFigures.Read(folder);
        var arms = panel.Arms;
        return new ReportData
        {
            Panel = panel,
            Arms = arms,
            Comparisons = ArmComparison.With(panel.Manifest.Head.Baseline, arms),
            Causes = panel.Episodes.Where(episode => !episode.Won).AsParallel()
                .Select(episode => (episode.Log, Cause: CauseFinder.Of(EpisodeLog.Read(episode.Log))))
                .Where(pair => pair.Cause is not null).ToImmutableDictionary(pair => pair.Log, pair => pair.Cause!),
            Runs = folder.ReadRuns(),
            Version = version,
            Protocols = [.. panel.Manifest.Items.GroupBy(item => item.Arm).Select(arm => MeasuredProtocol.Of(arm.Key, [.. arm]))],
        };
    }

    /// <summary>The report without headline numbers where something is missing, unless that is allowed.</summary>
    /// <exception cref="CannotContinueException">Something is missing.</exception>
    public void MustBeWhole(string folder)
    {
        if (Panel.Missing.Length > 0)
        {
            throw new CannotContinueException(
                $"{folder}: {Panel.Missing.Length} of {Panel.Manifest.Items.Length} episodes are missing, and a rate over the rest may mislead; "
                + "play them by running eval again, or report what there is with --partial");
        }
    }
}
