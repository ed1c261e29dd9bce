namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>A place in a file, counted from 1.</summary>
public readonly record struct Mark(int Line, int Column);

/// <summary>Collects what is wrong with one file.</summary>
public sealed class ProblemList(string file)
{
    // Nobody mends more than that in one go, and a hostile file may hold any number.
    private const int MostShown = 100;

    private readonly List<WorldProblem> problems = [];

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsEmpty => problems.Count == 0;

    /// <summary>Adds one.</summary>
    public void Add(Mark at, string message) => problems.Add(new WorldProblem(file, at.Line, at.Column, message));

    /// <summary>Ends the reading where something is wrong.</summary>
    /// <exception cref="WorldFormatException">There are problems.</exception>
    public void ThrowIfAny()
    {
        if (IsEmpty)
            return;

        var inOrder = problems.Distinct().OrderBy(problem => problem.Line).ThenBy(problem => problem.Column).ToList();
        if (inOrder.Count > MostShown)
        {
            var last = inOrder[MostShown];
            inOrder = [.. inOrder.Take(MostShown), last with { Message = $"and {inOrder.Count - MostShown} more problems" }];
        }

        throw new WorldFormatException([.. inOrder]);
    }
}
