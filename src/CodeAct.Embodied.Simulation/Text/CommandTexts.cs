using CodeAct.Embodied.Simulation.Model;
using CodeAct.Embodied.Simulation.Verbs;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Simulation.Text;

/// <summary>The text of each action in one dialect. A text is made when it is first asked for and kept.</summary>
/// <remarks>Several episodes of one world may share this: a race makes the same text twice.</remarks>
internal sealed class CommandTexts(WorldIndex index, Dialect dialect)
{
    private readonly string?[][] texts = new string?[Primitive.All.Length][];

    // Rows by receptacle (take, move, ...) or tool (slice); a row by thing. Most rows are never asked for.
    private readonly string?[][][] pairTexts = new string?[Primitive.All.Length][][];

    public string Of(GroundAction action)
    {
        var (verb, thing, receptacle, tool) = action;
        if (thing >= 0 && (receptacle >= 0 || tool >= 0))
        {
            var rows = pairTexts[(int)verb] ??= new string?[Math.Max(index.World.Receptacles.Length, index.World.Things.Length)][];
            var row = rows[receptacle >= 0 ? receptacle : tool] ??= new string?[index.World.Things.Length];
            return row[thing] ??= Make(action);
        }

        // Receptacles first, things behind them; a verb without names has the one slot at the end.
        var slots = texts[(int)verb] ??= new string?[index.World.Receptacles.Length + index.World.Things.Length + 1];
        var slot = receptacle >= 0 ? receptacle : thing >= 0 ? index.World.Receptacles.Length + thing : slots.Length - 1;
        return slots[slot] ??= Make(action);
    }

    private string Make(GroundAction action)
    {
        var parts = Primitive.Of(action.Verb).PartsIn(dialect);
        if (parts.Length == 1)
            return parts[0];
        var first = action.Thing >= 0 ? index.World.Things[action.Thing].Name : index.World.Receptacles[action.Receptacle].Name;
        if (parts.Length == 2)
            return parts[0] + first;
        var second = action.Tool >= 0 ? index.World.Things[action.Tool].Name : index.World.Receptacles[action.Receptacle].Name;
        return parts[0] + first + parts[1] + second;
    }
}
