namespace CodeAct.Embodied.Simulation.Games;

/// <summary>A game file or a collection of games could not be used.</summary>
/// <param name="source">The file, or the game inside it.</param>
/// <param name="problem">What is wrong and where, and what to do.</param>
public sealed class GameFormatException(string source, string problem) : Exception($"{source}: {Shorten(problem)}")
{
    // The JSON reader quotes what it cannot read, which may be a whole problem.
    private static string Shorten(string text) => text.Length <= 500 ? text : $"{text[..300]} ... {text[^200..]}";
}
