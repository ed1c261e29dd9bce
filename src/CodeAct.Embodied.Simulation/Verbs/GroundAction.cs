namespace CodeAct.Embodied.Simulation.Verbs;

/// <summary>A verb with the entities it is about, as indexes into the world definition; -1 where the verb
/// has none or where the name that was given means nothing in this world.</summary>
internal readonly record struct GroundAction(Verb Verb, int Thing = -1, int Receptacle = -1, int Tool = -1);
