using CodeAct.Embodied.Evaluation.Statistics;

namespace CodeAct.Embodied.Evaluation.Metrics;

/// <summary>An agent's figures over a panel.</summary>
public sealed record ArmFigures
{
    public required string Name { get; init; }

    /// <summary>Its decided episodes.</summary>
    public required ImmutableArray<EpisodeFigures> Episodes { get; init; }

    /// <summary>Its episodes that are not decided. They are no failures, and in no figure.</summary>
    public required int Missing { get; init; }

    /// <summary>What attempts that decided nothing took; null for none.</summary>
    public EpisodeScan? LostAttempts { get; init; }

    /// <summary>The same agent's episodes without surprises, by game and trial; empty where it has none, or plays without itself.</summary>
    public ImmutableDictionary<(string Game, int Trial), EpisodeFigures> Calm { get; init; } = [];

    /// <summary>Episodes over which a surprise came, each with the same game and trial without it.</summary>
    public IEnumerable<(EpisodeFigures With, EpisodeFigures Without)> SurprisedPairs =>
        Episodes.Where(episode => episode.Surprises > 0 && Calm.ContainsKey((episode.Game, episode.Trial)))
            .Select(episode => (episode, Calm[(episode.Game, episode.Trial)]));

    public int Won => Episodes.Count(episode => episode.Won);

    /// <summary>Games with at least one decided trial.</summary>
    public int Games => ByGame.Count;

    /// <summary>Whether any game was played more than once.</summary>
    public bool HasTrials => Episodes.Length > Games;

    /// <summary>Won over decided episodes; null where there is none.</summary>
    public double? Success => Episodes.IsEmpty ? null : (double)Won / Episodes.Length;

    /// <summary>Wilson's interval where each game was played once, otherwise the one that is clustered by game. Where all trials end
    /// alike there is no spread to go by, and games are counted once.</summary>
    public Interval? SuccessInterval => !HasTrials ? Wilson.Of(Won, Episodes.Length) : AllAlike ? Wilson.Of(Won > 0 ? Games : 0, Games) : Clusters?.Interval;

    /// <summary>The name of the method behind <see cref="SuccessInterval"/>.</summary>
    public string IntervalMethod => !HasTrials ? "Wilson" : AllAlike ? "Wilson over games" : "clustered by game (CR1, t)";

    private bool AllAlike => Won == 0 || Won == Episodes.Length;

    /// <summary>Success with its standard error over games.</summary>
    public Clustered? Clusters => Clustered.Of([.. ByGame.Select(game => (IReadOnlyCollection<bool>)[.. game.Select(episode => episode.Won)])]);

    /// <summary>The mean of the task types' shares.</summary>
    public double? Macro => Shares.Macro(ByTask.Select(task => (task.Count(episode => episode.Won), task.Count())));

    /// <summary>Success weighted by the length of the path.</summary>
    public double? PathWeighted => Shares.PathWeighted(Episodes.Select(episode => (episode.Won, episode.Shortest, episode.Summary.Steps)));

    /// <summary>The mean share of the goal's conditions that hold at the end.</summary>
    public double? ConditionsMet => Shares.MeanMet(Episodes.Select(episode => (episode.Met, episode.Conditions)));

    /// <summary>US dollars of all attempts; null where no price is known.</summary>
    public decimal? Cost => Episodes.Any(episode => episode.Summary.Cost is not null) || LostAttempts is { Cost: > 0 }
        ? Episodes.Sum(episode => episode.Summary.Cost ?? 0) + (LostAttempts?.Cost ?? 0) : null;

    /// <summary>Episodes won in spite of an error or a refusal, of those that had one; null where none had.</summary>
    public double? Recovered => Mean(Episodes.Where(episode => episode.Repair.HadTrouble), episode => episode.Won ? 1 : 0);

    /// <summary>Error spans that were repaired; null where there was none.</summary>
    public double? Repaired => Mean(Episodes.SelectMany(episode => episode.Repair.Spans), span => span.TurnsToRepair is null ? 0 : 1);

    /// <summary>pass@k and pass^k over games with at least k trials; null where there is none.</summary>
    public (double Any, double Every)? Pass(int k)
    {
        var games = ByGame.Where(game => game.Count() >= k).Select(game => (Trials: game.Count(), Won: game.Count(episode => episode.Won))).ToList();
        return games.Count == 0 ? null
            : (games.Average(game => PassAtK.Any(game.Trials, game.Won, k)), games.Average(game => PassAtK.Every(game.Trials, game.Won, k)));
    }

    /// <summary>The mean of a figure over episodes; null where there is none.</summary>
    public double? Mean(Func<EpisodeFigures, double?> figure) =>
        Episodes.Select(figure).OfType<double>().ToList() is { Count: > 0 } values ? values.Average() : null;

    /// <summary>Its episodes by task type, in the types' order.</summary>
    public IEnumerable<IGrouping<TaskType, EpisodeFigures>> ByTask => Episodes.GroupBy(episode => episode.Task).OrderBy(task => task.Key);

    /// <summary>Its episodes by game, in the order of the games' names.</summary>
    public IReadOnlyList<IGrouping<string, EpisodeFigures>> ByGame =>
        [.. Episodes.GroupBy(episode => episode.Game).OrderBy(game => game.Key, StringComparer.Ordinal)];

    private static double? Mean<T>(IEnumerable<T> items, Func<T, double> figure) => items.Select(figure).ToList() is { Count: > 0 } values ? values.Average() : null;
}
