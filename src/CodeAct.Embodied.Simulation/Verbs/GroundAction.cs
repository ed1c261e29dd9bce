namespace CodeAct.Embodied.Simulation.Verbs;

/// <summary>A verb with the entities it is about, as indexes into the world definition; -1 where the verb
/// has none or where the name that was given means nothing in this world.</summary>
/// <remarks>The verb is kept as its number: lists of actions are filled at every step, and numbers are copied faster than
/// references.</remarks>
internal readonly record struct GroundAction
{
    private readonly int verb;

    public GroundAction(Verb verb, int thing = -1, int receptacle = -1, int tool = -1) =>
        (this.verb, Thing, Receptacle, Tool) = (verb.Number, thing, receptacle, tool);

    public Verb Verb => Verb.Numbered(verb);

    public int Thing { get; }

    public int Receptacle { get; }

    public int Tool { get; }
}
