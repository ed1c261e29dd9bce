using CodeAct.Embodied.Simulation.Actions;
using CodeAct.Embodied.Simulation.Alfworld;
using CodeAct.Embodied.Simulation.Model;

namespace CodeAct.Embodied.Cli;

/// <summary>A world and the command language it was made for.</summary>
internal sealed record LocatedWorld(WorldDefinition World, Dialect Dialect);

/// <summary>Finds the world that a user names: a game, or a house.</summary>
internal static class WorldLocator
{
    /// <summary>What can be named, for help texts.</summary>
    public const string Help =
        "A house (kitchen), a house's task (kitchen#TASK), a file (house.yaml, house.yaml#TASK), or an ALFWorld game: a "
        + "game.tw-pddl, a trial's folder, or a row of a collection (FILE.jsonl.gz#ID).";

    /// <exception cref="GameFormatException">There is no such game, or it is broken.</exception>
    /// <exception cref="BadInputException">There is no such house.</exception>
    public static LocatedWorld Find(string name)
    {
        if (GameFiles.IsGame(name))
        {
            var game = GameFiles.Read(name);
            return new LocatedWorld(game.ToWorld(), game.Dialect);
        }

        throw new BadInputException($"there is no world '{name}'");
    }
}
