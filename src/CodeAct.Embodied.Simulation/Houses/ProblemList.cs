namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>A place in a file, counted from 1.</summary>
internal readonly record struct Mark(int Line, int Column);

/// <summary>Collects what is wrong with one file.</summary>
internal sealed class ProblemList(string file)
{
    // Nobody mends more than that in one go, and a hostile file may hold any number.
    private const int MostShown = 100;

    private readonly List<WorldProblem> problems = [];

    public bool IsEmpty => problems.Count == 0;

    public void Add(Mark at, string message) => problems.Add(new WorldProblem(file, at.Line, at.Column, message));

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
