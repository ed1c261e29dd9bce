namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact placements</c>: counts where things are, for the embedded agent's table.</summary>
internal static class PlacementsCommand
{
    public static Command Create()
    {
        var collections = new Argument<string[]>("collections")
        {
            Description = "Collections of games (.jsonl or .jsonl.gz). Count training games only: the table must not know the games it is tried on.",
            Arity = ArgumentArity.OneOrMore,
        };
        return new Command("placements", "Count which kinds of thing are in which kinds of place. Prints the table that src/CodeAct.Embodied.Agents/Policies/placements.json keeps.")
        {
            collections,
        }.Doing(result =>
        {
            var counter = new PlacementCounter();
            foreach (var game in result.GetRequiredValue(collections).SelectMany(GameFiles.ReadCollection))
            {
                counter.Add(game.ToWorld());
                if (counter.Worlds % 100 == 0)
                    Terminal.Error.Write($"\r{counter.Worlds} games");
            }

            Terminal.Error.WriteLine($"\r{counter.Worlds} games");
            Console.Out.Write(counter.ToTable().ToJson());
            return ExitCode.Done;
        });
    }
}
