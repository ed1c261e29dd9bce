using System.Collections.Immutable;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Simulation.Verbs;

public abstract partial class Verb
{
    /// <summary>Cools what is held; it is no longer hot.</summary>
    public static Verb Cool { get; } = new CoolVerb();
}

internal sealed class CoolVerb() : TreatmentVerb(Treatment.Cool)
{
    public override string Help => "Cool the object you hold with the fridge you stand at.";

    public override ImmutableArray<string> Example { get; } = ["apple 1", "fridge 1"];

    private protected override int Order => 90;
}
