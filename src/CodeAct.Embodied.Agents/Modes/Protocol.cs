using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CodeAct.Embodied.Simulation.Verbs;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Agents.Modes;

/// <summary>The rules between an agent and an episode: budgets, what the model is asked for, what it is told.</summary>
public sealed partial record Protocol
{
    /// <summary>The name on the command line and in logs.</summary>
    public required string Name { get; init; }

    /// <summary>Turns of an episode.</summary>
    public required int TurnLimit { get; init; }

    /// <summary>Wrong solutions that a model may propose; the last one ends the episode. Default: 0, nothing is proposed.</summary>
    public int ProposalLimit { get; init; }

    /// <summary>The temperature that the model is asked for. Default: null, the endpoint's own.</summary>
    public double? Temperature { get; init; }

    /// <summary>Tokens of one answer. Default: null, as many as the model allows.</summary>
    public int? MaxAnswerTokens { get; init; }

    /// <summary>Texts at which the endpoint is to end an answer.</summary>
    public ImmutableArray<string> Stop { get; init; } = [];

    /// <summary>The functions of programs and tool calls.</summary>
    public FunctionList Functions { get; init; } = FunctionList.Default;

    /// <summary>The command language.</summary>
    public Dialect Dialect { get; init; } = Dialect.Alfworld04;

    /// <summary>Whether a program runs on when the episode is over, and every call repeats the last observation. Default:
    /// false, the program ends at the call that ended the episode.</summary>
    public bool RepeatsAfterEnd { get; init; }

    /// <summary>What the agent reads where a program printed nothing.</summary>
    public string NoOutput { get; init; } = "[The program ended without output. Print what you want to see.]";

    /// <summary>Whether the agent is not told "You arrive at ...".</summary>
    public bool HidesArrival { get; init; }

    /// <summary>Ours: no proposals, a program ends with the episode.</summary>
    public static Protocol Default { get; } = new() { Name = "default", TurnLimit = 30 };

    /// <summary>The rules under which the CodeAct paper measured ALFWorld, so that figures can be compared.</summary>
    /// <remarks>Source: <c>mint/envs/general_env.py</c>, <c>mint/tools/alfworld.py</c> and the configurations of mint-bench.
    /// Success is not theirs: here an episode is won when the goal holds, there also when step 50 is reached.</remarks>
    public static Protocol Mint { get; } = new()
    {
        Name = "mint",
        TurnLimit = 5,
        ProposalLimit = 2,
        Temperature = 0,
        MaxAnswerTokens = 512,
        Stop = ["\nObservation:", "\nExpert feedback:", "\nTask:", "\n---"],
        Functions = FunctionList.CodeAct2024,
        Dialect = Dialect.Alfworld03,
        RepeatsAfterEnd = true,
        HidesArrival = true,
        NoOutput = "[Executed Successfully with No Output]",
    };

    /// <summary>Every protocol there is.</summary>
    public static ImmutableArray<Protocol> All { get; } = [Default, Mint];

    /// <summary>The protocol of that name, or null.</summary>
    public static Protocol? Parse(string name) => All.FirstOrDefault(protocol => protocol.Name == name);

    /// <summary>An answer of the engine as the agent reads it.</summary>
    public string Read(string observation) => HidesArrival ? Arrival().Replace(observation, "") : observation;

    // The records are compared by name alone: a list among the members would make equal protocols differ.
    public bool Equals(Protocol? other) => other?.Name == Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    [GeneratedRegex(@"^You arrive at [a-z]+ \d+\. ")]
    private static partial Regex Arrival();
}
