namespace CodeAct.Embodied.Simulation.Verbs;

public abstract partial class Verb
{
    /// <summary>Cools what is held; it is no longer hot.</summary>
    public static Verb Cool { get; } = new CoolVerb();
}

internal sealed class CoolVerb() : TreatmentVerb(
    Treatment.Cool, "Cool the object you hold with the fridge you stand at.", ["apple 1", "fridge 1"], order: 90);
