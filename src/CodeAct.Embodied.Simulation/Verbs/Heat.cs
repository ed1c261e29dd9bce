namespace CodeAct.Embodied.Simulation.Verbs;

public abstract partial class Verb
{
    /// <summary>Heats what is held; it is no longer cool.</summary>
    public static Verb Heat { get; } = new HeatVerb();
}

internal sealed class HeatVerb() : TreatmentVerb(
    Treatment.Heat, "Heat the object you hold with the microwave you stand at.", ["egg 1", "microwave 1"], order: 80);
