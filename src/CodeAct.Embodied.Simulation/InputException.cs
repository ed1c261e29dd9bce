namespace CodeAct.Embodied.Simulation;

/// <summary>What the user gave cannot be used, and the user can mend it. The message names it, says what is wrong and what to do.
/// Programs leave with exit code 2.</summary>
public class InputException(string message) : Exception(message)
{
    private const int LongestProblem = 500;
    private const int Beginning = 300;
    private const int Ending = 200;

    /// <param name="place">The file, the place in it or the option.</param>
    /// <param name="problem">What is wrong, and what to do. Of a long one the middle is left out: the JSON reader quotes what it
    /// cannot read, which may be a whole game.</param>
    public InputException(string place, string problem)
        : this($"{place}: {(problem.Length <= LongestProblem ? problem : $"{problem[..Beginning]} ... {problem[^Ending..]}")}")
    {
    }
}
