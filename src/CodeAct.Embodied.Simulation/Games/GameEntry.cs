namespace CodeAct.Embodied.Simulation.Games;

/// <summary>What a list of games says about one of them; <see cref="GameFiles.Read"/> reads the game itself.</summary>
public sealed record GameEntry
{
    /// <summary>The id, for example <c>valid_unseen/pick_and_place_simple-Mug-None-Desk-308/trial_T2019...</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The split, for example <c>valid_unseen</c>; empty where the id names none.</summary>
    public string Split => Id.Split('/') is { Length: >= 3 } parts ? parts[^3] : "";

    public required TaskType Type { get; init; }

    /// <summary>The task's sentence, without "Your task is to: " and without the full stop.</summary>
    public required string GoalText { get; init; }

    /// <summary>The command language that the file's grammar describes.</summary>
    public required Dialect Dialect { get; init; }

    /// <summary>Commands of the stored solution; 0 where there is none.</summary>
    public required int WalkthroughLength { get; init; }

    /// <summary>What <see cref="GameFiles.Read"/> takes: a game file, or <c>FILE#id</c>.</summary>
    public required string Path { get; init; }
}

/// <summary>The names that ALFWorld's configuration has for the splits on disk.</summary>
public static class Splits
{
    /// <summary>The folder's name of a split: <c>eval_in_distribution</c> is <c>valid_seen</c>, <c>eval_out_of_distribution</c>
    /// is <c>valid_unseen</c>, every other name is itself.</summary>
    public static string FolderOf(string name) => name switch
    {
        "eval_in_distribution" => "valid_seen",
        "eval_out_of_distribution" => "valid_unseen",
        _ => name,
    };
}
