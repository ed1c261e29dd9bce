namespace CodeAct.Embodied.Simulation.Verbs;

public abstract partial class Verb
{
    /// <summary>Cleans what is held.</summary>
    public static Verb Clean { get; } = new CleanVerb();
}

internal sealed class CleanVerb() : TreatmentVerb(
    Treatment.Clean, "Clean the object you hold with the sink basin you stand at.", ["cloth 1", "sinkbasin 1"], order: 70);
