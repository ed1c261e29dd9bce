using CodeAct.Embodied.Agents;
using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Agents.Policies;
using CodeAct.Embodied.Agents.Policies.Baselines;
using CodeAct.Embodied.Agents.Policies.Explorer;
using CodeAct.Embodied.Agents.Policies.Models;
using CodeAct.Embodied.Evaluation.Mint;
using CodeAct.Embodied.Simulation;
using CodeAct.Embodied.Simulation.Episodes;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Cli;

/// <summary>Which agent is to play, as the user named it.</summary>
internal sealed record AgentChoice
{
    /// <summary><c>explorer</c>, <c>openai</c>, <c>expert</c>, <c>random</c>, <c>human</c>, <c>transcript:FILE</c> or a Python file.</summary>
    public required string Name { get; init; }

    /// <summary>How a language model plays, and which.</summary>
    public ModelChoice Model { get; init; } = new();

    public long Seed { get; init; }
}

/// <summary>Makes agents by name. The one place that knows them all; it makes one agent for each episode.</summary>
internal sealed class AgentFactory
{
    /// <summary>What can be named, for help texts.</summary>
    public const string Help =
        "explorer (built in, needs no model), openai (a language model), expert (knows everything, takes a shortest way), random, "
        + "human (you), transcript:FILE (what a model once replied), or a Python file of yours, which '# %%' lines cut into turns.";

    private const string TranscriptPrefix = "transcript:";

    private readonly AgentChoice choice;
    private readonly IChatModel? model;

    /// <exception cref="InputException">There is no such agent, or something it needs was not given.</exception>
    public AgentFactory(AgentChoice choice, TimeProvider clock)
    {
        this.choice = choice;
        switch (choice.Name)
        {
            case "openai":
                model = choice.Model.Connect(clock);
                (Mode, Protocol) = (choice.Model.Mode, choice.Model.Protocol);
                if (Protocol.ProposalLimit > 0 && Mode is not ActionMode.Code)
                    throw new InputException($"the protocol '{Protocol.Name}' has rules for programs only; leave --mode out");
                break;
            case "explorer":
                break;
            case "expert" or "random" or "human":
                Mode = ActionMode.Text;
                break;
            case var name when name.StartsWith(TranscriptPrefix, StringComparison.Ordinal):
                Protocol = Protocol.Mint;
                break;
            case var name when name.EndsWith(".py", StringComparison.Ordinal):
                break;
            default:
                throw new InputException($"there is no agent '{choice.Name}'; name explorer, openai, expert, random, human, transcript:FILE or a Python file");
        }
    }

    /// <summary>How the agent acts. Where it is not by programs, no interpreter is needed.</summary>
    public ActionMode Mode { get; } = ActionMode.Code;

    /// <summary>Whether a model decides what it does, now or when it was recorded.</summary>
    public bool IsModel => choice.Name == "openai" || choice.Name.StartsWith(TranscriptPrefix, StringComparison.Ordinal);

    /// <summary>The rules it plays by.</summary>
    public Protocol Protocol { get; } = Protocol.Default;

    /// <summary>Turns that the agent gets unless the user says otherwise: who gives commands without a model has one a step.</summary>
    public int TurnLimit(int stepLimit) => choice.Name is "expert" or "random" or "human" ? stepLimit : Protocol.TurnLimit;

    /// <summary>Whether the agent itself talks to the person at the terminal: what is typed and what streams in.</summary>
    public bool UsesTerminal => choice.Name is "human" || choice.Model.OnText is not null;

    /// <summary>Checks that a budget can be kept.</summary>
    /// <exception cref="InputException">Money is to be counted and no price is known.</exception>
    public void Check(Budget budget)
    {
        if (budget.Cost is not null && model is { Profile.PromptPrice: null })
            throw new InputException($"--max-cost needs the price of '{model.Name}': add an entry with 'price' to a file of profiles (--profiles FILE)");
    }

    /// <summary>Makes the agent of an episode.</summary>
    /// <exception cref="InputException">A file that it needs cannot be used.</exception>
    public IPolicy Create(Episode episode) => choice.Name switch
    {
        "openai" => new ModelPolicy(model!, choice.Model.Options(episode.Options.Dialect)),
        "explorer" => new ExplorerPolicy(),
        "expert" => new ExpertPolicy(episode),
        "random" => new RandomPolicy(episode, choice.Seed),
        "human" => new HumanPolicy(Console.In, Console.Error),
        var name when name.StartsWith(TranscriptPrefix, StringComparison.Ordinal) => TranscriptPolicy.Read(name[TranscriptPrefix.Length..], episode.World.Name),
        var name => ReadProgram(name),
    };

    private static ProgramPolicy ReadProgram(string path)
    {
        try
        {
            return new ProgramPolicy(Path.GetFileName(path), File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the program cannot be read: {exception.Message}");
        }
    }
}
