using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Simulation.Verbs;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Agents.Modes;

/// <summary>What a conversation depends on.</summary>
internal sealed record ModeSettings
{
    public required Protocol Protocol { get; init; }

    public required FunctionList Functions { get; init; }

    /// <summary>What programs have beside the functions; empty where there is nothing.</summary>
    public string Extras { get; init; } = "";

    public required Dialect Dialect { get; init; }

    /// <summary>How the model's endpoint calls tools, where the mode calls any.</summary>
    public required ModelProfile Profile { get; init; }

    public required int Turns { get; init; }

    public required int Steps { get; init; }
}
