using CodeAct.Embodied.Agents.Policies;
using CodeAct.Embodied.Agents.Policies.Explorer;

namespace CodeAct.Embodied.Cli;

/// <summary>Which agent is to play, as the user named it.</summary>
internal sealed record AgentChoice
{
    /// <summary><c>explorer</c>, <c>openai</c>, or a Python file.</summary>
    public required string Name { get; init; }

    /// <summary>The language model's name.</summary>
    public string? Model { get; init; }

    /// <summary>The address of an OpenAI-compatible endpoint; null for OpenAI's own.</summary>
    public Uri? BaseUrl { get; init; }

    public long Seed { get; init; }
}

/// <summary>Makes agents by name. The one place that knows them all.</summary>
internal static class AgentFactory
{
    /// <summary>What can be named, for help texts.</summary>
    public const string Help =
        "explorer (built in, needs no model), openai (a language model), or a Python file of yours, which '# %%' lines cut into turns.";

    /// <exception cref="BadInputException">There is no such agent, or something it needs was not given.</exception>
    public static IPolicy Create(AgentChoice choice) => choice.Name switch
    {
        "explorer" => new ExplorerPolicy(),
        _ when choice.Name.EndsWith(".py", StringComparison.Ordinal) => ReadProgram(choice.Name),
        _ => throw new BadInputException($"there is no agent '{choice.Name}'; name explorer, openai or a Python file"),
    };

    private static ProgramPolicy ReadProgram(string path)
    {
        try
        {
            return new ProgramPolicy(Path.GetFileName(path), File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: the program cannot be read: {exception.Message}", exception);
        }
    }
}
