namespace CodeAct.Embodied.Simulation.Text;

/// <summary>ALFWorld's words that belong to no verb.</summary>
internal static class Narrator
{
    public const string NothingHappens = "Nothing happens.";

    /// <summary>The first observation: every receptacle there is, and the task.</summary>
    public static string Introduce(WorldIndex index)
    {
        var text = new StringBuilder("-= Welcome to TextWorld, ALFRED! =-\n\nYou are in the middle of a room. Looking quickly around you, you see ");
        var list = new ListWriter(text);
        foreach (var receptacle in index.World.Receptacles)
            list.Add("a ", receptacle.Name);
        list.End();
        return text.Append(".\n\nYour task is to: ").Append(index.World.GoalText).Append('.').ToString();
    }
}
