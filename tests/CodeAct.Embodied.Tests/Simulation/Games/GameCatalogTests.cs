using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;
using CodeAct.Embodied.Simulation.Games;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Games;

public sealed class GameCatalogTests
{
    [TestCase(AlfworldGames.Dozen, "valid_seen")]
    [TestCase(AlfworldGames.Whole, "valid_seen")]
    [TestCase(AlfworldGames.Whole, "valid_unseen")]
    public void Original_files_make_the_same_worlds_as_the_rows(AlfworldGames set, string split)
    {
        using var folder = new TemporaryFolder();
        var rows = AlfworldData.Collection(set, split).ToDictionary(game => game.Id);
        using var archive = new GZipStream(File.OpenRead(AlfworldData.Path(set, $"games/{split}-files.tar.gz")), CompressionMode.Decompress);
        TarFile.ExtractToDirectory(archive, folder.Path, overwriteFiles: false);

        var catalog = GameCatalog.Read([folder.Path], indexFolder: null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(catalog.Games.Select(game => game.Id), Is.EqualTo(rows.Keys.Order(StringComparer.Ordinal)));
            Assert.That(catalog.Problems, Is.Empty);
            foreach (var entry in catalog.Games)
            {
                var game = GameFiles.Read(entry.Path);
                Assert.That(game.Walkthrough, Is.EqualTo(rows[entry.Id].Walkthrough));
                Assert.That(WorldHash.Of(game.ToWorld()), Is.EqualTo(WorldHash.Of(rows[entry.Id].ToWorld())), entry.Id);
                Assert.That(entry.Type, Is.EqualTo(game.ToWorld().Goal.Type));
            }
        }
    }

    [Test]
    public void A_folder_is_filtered_as_ALFWorld_does()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "valid_seen/pick_cool_then_place_in_recep-Apple-None-Desk-1/trial_T1");
        Write(folder, "valid_seen/pick_and_place_with_movable_recep-Apple-Cup-Desk-1/trial_T1");
        Write(folder, "valid_seen/pick_cool_then_place_in_recep-AppleSliced-None-Desk-1/trial_T1");
        Write(folder, "valid_seen/pick_cool_then_place_in_recep-Apple-None-Desk-2/trial_T1", trial: null);
        Write(folder, "valid_seen/pick_cool_then_place_in_recep-Apple-None-Desk-3/trial_T1", solvable: null);
        Write(folder, "valid_seen/pick_cool_then_place_in_recep-Apple-None-Desk-4/trial_T1", solvable: false);
        Write(folder, "valid_seen/pick_cool_then_place_in_recep-Apple-None-Desk-5/trial_T1", trial: "something_else");

        var catalog = GameCatalog.Read([folder.Path], indexFolder: null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(catalog.Games.Select(game => game.Id), Is.EqualTo(["valid_seen/pick_cool_then_place_in_recep-Apple-None-Desk-1/trial_T1"]));
            Assert.That(catalog.Games[0].Split, Is.EqualTo("valid_seen"));
            Assert.That(catalog.LeftOut, Is.EqualTo(new Dictionary<string, int>
            {
                ["another task type"] = 1,
                ["movable receptacle"] = 1,
                ["no traj_data.json"] = 1,
                ["not marked as solvable"] = 2,
                ["sliced object"] = 1,
            }));
        }
    }

    [Test]
    public void The_words_of_the_filter_do_not_count_above_the_folder_that_was_named()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "movable/Sliced/valid_seen/pick_cool_then_place_in_recep-Apple-None-Desk-1/trial_T1");

        var catalog = GameCatalog.Read([folder.Place("movable/Sliced")], indexFolder: null);

        Assert.That(catalog.Games, Has.Length.EqualTo(1));
    }

    [Test]
    public void The_index_follows_files_that_are_added_changed_and_removed()
    {
        using var folder = new TemporaryFolder();
        using var cache = new TemporaryFolder();
        Write(folder, "train/pick_cool_then_place_in_recep-Apple-None-Desk-1/trial_T1");
        Write(folder, "train/pick_cool_then_place_in_recep-Apple-None-Desk-2/trial_T1");
        Read();
        Write(folder, "train/pick_cool_then_place_in_recep-Apple-None-Desk-3/trial_T1");
        Write(folder, "train/pick_cool_then_place_in_recep-Apple-None-Desk-2/trial_T1", goal: "put a cool apple in the other desk");
        Directory.Delete(folder.Place("train/pick_cool_then_place_in_recep-Apple-None-Desk-1"), recursive: true);

        var games = Read();

        Assert.That(games.Select(game => (game.Id[^10], game.GoalText)), Is.EqualTo(
        [
            ('2', "put a cool apple in the other desk"), ('3', "put a cool apple in desk"),
        ]));

        IEnumerable<GameEntry> Read() => GameCatalog.Read([folder.Path], cache.Path).Games;
    }

    [TestCase("", Description = "an empty file")]
    [TestCase("{\"version\":1,\"root\":\"/", Description = "a torn file")]
    [TestCase("{\"version\":1,\"root\":\"ROOT\",\"files\":null}", Description = "a file that is not ours")]
    [TestCase("{\"version\":1,\"root\":\"ROOT\",\"files\":[{}]}", Description = "a file of another version")]
    public void A_broken_index_is_built_anew(string content)
    {
        using var folder = new TemporaryFolder();
        using var cache = new TemporaryFolder();
        Write(folder, "train/pick_cool_then_place_in_recep-Apple-None-Desk-1/trial_T1");
        GameCatalog.Read([folder.Path], cache.Path);
        var index = Directory.GetFiles(cache.Path).Single();
        File.WriteAllText(index, content.Replace("ROOT", folder.Path, StringComparison.Ordinal));

        var games = GameCatalog.Read([folder.Path], cache.Path).Games;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(games, Has.Length.EqualTo(1));
            Assert.That(File.ReadAllText(index), Does.Contain("apple"));
        }
    }

    [Test]
    public void Several_readers_may_build_the_index_at_once()
    {
        using var folder = new TemporaryFolder();
        using var cache = new TemporaryFolder();
        for (var i = 0; i < 20; i++)
            Write(folder, $"train/pick_cool_then_place_in_recep-Apple-None-Desk-{i}/trial_T1");

        var counts = new int[8];
        Parallel.For(0, counts.Length, i => counts[i] = GameCatalog.Read([folder.Path], cache.Path).Games.Length);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(counts, Is.All.EqualTo(20));
            Assert.That(Directory.GetFiles(cache.Path), Has.Length.EqualTo(1));
        }
    }

    [Test]
    public void A_broken_game_is_a_problem_with_its_name_and_the_others_are_listed()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "train/pick_cool_then_place_in_recep-Apple-None-Desk-1/trial_T1");
        Write(folder, "train/pick_cool_then_place_in_recep-Apple-None-Desk-2/trial_T1");
        File.WriteAllText(folder.Place("train/pick_cool_then_place_in_recep-Apple-None-Desk-2/trial_T1/game.tw-pddl"), "{\"pddl_problem\": \"(define");

        var catalog = GameCatalog.Read([folder.Path], indexFolder: null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(catalog.Games, Has.Length.EqualTo(1));
            Assert.That(catalog.Problems.Single(), Does.Contain("Desk-2").And.Contains("cut short"));
        }
    }

    [Test]
    public void ALFWorlds_names_of_splits_are_understood()
    {
        Assert.That(new[] { "eval_in_distribution", "eval_out_of_distribution", "train" }.Select(Splits.FolderOf), Is.EqualTo(["valid_seen", "valid_unseen", "train"]));
    }

    private static void Write(
        TemporaryFolder root, string folder, string? trial = "pick_cool_then_place_in_recep", bool? solvable = true, string goal = "put a cool apple in desk")
    {
        Directory.CreateDirectory(root.Place(folder));
        var game = new JsonObject
        {
            ["pddl_domain"] = "",
            ["grammar"] = $$"""grammar :: { "task": [ { "rhs": "Your task is to: {{goal}}." } ] }""",
            ["pddl_problem"] = TinyGame.Problem,
            ["walkthrough"] = new JsonArray([.. TinyGame.Game.Walkthrough.Select(step => (JsonNode)step)]),
        };
        if (solvable is not null)
            game["solvable"] = solvable;
        File.WriteAllText(root.Place($"{folder}/game.tw-pddl"), game.ToJsonString());
        if (trial is not null)
            File.WriteAllText(root.Place($"{folder}/traj_data.json"), $$"""{"scene": {"scene_num": 1}, "task_type": "{{trial}}"}""");
    }
}
