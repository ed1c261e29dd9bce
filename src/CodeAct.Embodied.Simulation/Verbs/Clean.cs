using System.Collections.Immutable;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Simulation.Verbs;

public abstract partial class Verb
{
    /// <summary>Cleans what is held.</summary>
    public static Verb Clean { get; } = new CleanVerb();
}

internal sealed class CleanVerb() : TreatmentVerb(Treatment.Clean)
{
    public override string Help => "Clean the object you hold with the sink basin you stand at.";

    public override ImmutableArray<string> Example { get; } = ["cloth 1", "sinkbasin 1"];

    private protected override int Order => 70;
}
