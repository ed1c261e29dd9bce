using CodeAct.Embodied.Evaluation.Datasets;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact runs export</c>: conversations to train on.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var folder = RunsCommand.Folder();
        var target = new Option<string>("--to") { Description = "The folder of the data set.", HelpName = "DIR", Required = true };
        var format = new Option<string>("--format") { Description = "The form of a line.", DefaultValueFactory = _ => "openai" }
            .AcceptOnlyFromAmong([.. DatasetFormat.All.Select(known => known.Name)]);
        var filters = new Option<string[]>("--filter")
        {
            Description = $"Keep only these: {string.Join("; ", DatasetFilter.All.Select(filter => $"{filter.Name} ({filter.Help})"))}. May be given several times.",
            HelpName = "NAME",
        };
        var most = new Option<int?>("--max-tokens") { Description = "About the most tokens of a conversation.", HelpName = "N" };
        var least = new Option<int?>("--min-tokens") { Description = "About the least.", HelpName = "N" };
        var test = new Option<double>("--test-share") { Description = "The share of scenes that make the test part.", HelpName = "SHARE", DefaultValueFactory = _ => 0.1 };
        var doubles = new Option<bool>("--keep-equal") { Description = "Keep conversations that equal another." };
        var command = new Command("export", "Write a panel's conversations as a data set, with its card.") { folder, target, format, filters, most, least, test, doubles };
        command.SetAction(result =>
        {
            var run = new RunFolder(result.GetRequiredValue(folder));
            var dataset = Dataset.Of(run, new DatasetOptions
            {
                Filters = [.. (result.GetValue(filters) ?? []).Select(DatasetFilter.Find)],
                Deduplicates = !result.GetValue(doubles),
                MaxTokens = result.GetValue(most),
                MinTokens = result.GetValue(least),
                TestShare = result.GetRequiredValue(test),
            });
            var path = result.GetRequiredValue(target);
            DatasetWriter.Write(dataset, DatasetFormat.All.First(known => known.Name == result.GetRequiredValue(format)), path, run.ReadManifest().Head.Suite);
            Screen.OfStandardOutput().Line($"{path}: {dataset.Train.Length} to train, {dataset.Test.Length} to test, of {dataset.Read} episodes");
            return ExitCode.Done;
        });
        return command;
    }
}
