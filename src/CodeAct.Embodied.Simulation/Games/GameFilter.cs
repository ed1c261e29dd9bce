namespace CodeAct.Embodied.Simulation.Games;

/// <summary>Which files on disk ALFWorld takes for games.</summary>
/// <remarks>Source: <c>collect_game_files</c> of <c>AlfredTWEnv</c>; docs/alfworld.md, section 1.</remarks>
public static class GameFilter
{
    internal const string NotSolvable = "not marked as solvable";

    /// <summary>Why a game with this id is left out; null where it is not.</summary>
    public static string? ReasonToLeaveOut(Game game) => ReasonToLeaveOut(game.Id) ?? (game.Solvable is true ? null : NotSolvable);

    internal static string? ReasonToLeaveOut(string below) =>
        below.Contains("movable", StringComparison.Ordinal) ? "movable receptacle"
        : below.Contains("Sliced", StringComparison.Ordinal) ? "sliced object"
        : null;
}
