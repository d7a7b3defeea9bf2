using CsCheck;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Kpis;

namespace SlaBot.Domain.Tests.Agreements.Evidence;

public sealed class WhatIfTests
{
    // 1,200,000 at 12,000 through 2.5, 40, 50, 40 and 25 %: 100 customers, 400, 1,000, 2,000, 5,000, 200,000.
    private static readonly Domain.Agreements.Agreement Terms = Some.Agreement();

    [Fact]
    public void A_better_win_rate_needs_less_of_every_stage_above()
    {
        var whatIf = WhatIf.Of(Terms, new WhatIfChange.Rate(KpiIds.NewCustomers, 0.30m))!;

        // 100 / 0.30 = 333.3 proposals, / 0.4 = 833.3, / 0.5 = 1,666.7, / 0.4 = 4,166.7, / 0.025 = 166,666.7.
        whatIf.Layers.Select(layer => layer.Id).ShouldBe([KpiIds.Revenue, KpiIds.NewCustomers, KpiIds.Proposals, KpiIds.Sqls, KpiIds.Mqls, KpiIds.Leads, KpiIds.Visits]);
        whatIf.Layers.Select(layer => layer.ShownBefore).ShouldBe([1_200_000m, 100m, 400m, 1_000m, 2_000m, 5_000m, 200_000m]);
        whatIf.Layers.Select(layer => layer.ShownAfter).ShouldBe([1_200_000m, 100m, 334m, 834m, 1_667m, 4_167m, 166_667m]);
        whatIf.Layers[2].After.ShouldBe(1_000m / 3m, 1e-20m);
    }

    [Fact]
    public void Another_goal_moves_every_layer() =>
        WhatIf.Of(Terms, new WhatIfChange.Goal(1_500_000m))!.Layers.Select(layer => layer.After).ShouldBe([1_500_000m, 125m, 500m, 1_250m, 2_500m, 6_250m, 250_000m]);

    [Fact]
    public void Larger_deals_need_fewer_customers() =>
        WhatIf.Of(Terms, new WhatIfChange.DealSize(15_000m))!.Layers.Select(layer => layer.After).ShouldBe([1_200_000m, 80m, 320m, 800m, 1_600m, 4_000m, 160_000m]);

    [Fact]
    public void Another_number_in_one_stage_runs_down_to_the_goal_and_up_to_the_top() =>
        WhatIf.Of(Terms, new WhatIfChange.Layer(KpiIds.Proposals, 500m))!.Layers.Select(layer => layer.After).ShouldBe([1_500_000m, 125m, 500m, 1_250m, 2_500m, 6_250m, 250_000m]);

    [Fact]
    public void Alternatives_stand_side_by_side()
    {
        var rows = WhatIf.SideBySide([WhatIf.Of(Terms, new WhatIfChange.Goal(1_500_000m))!, WhatIf.Of(Terms, new WhatIfChange.DealSize(15_000m))!]);

        rows[1].Layer.ShouldBe(KpiIds.NewCustomers);
        rows[1].Before.ShouldBe(100m);
        rows[1].After.ShouldBe([125m, 80m]);
        Should.Throw<ArgumentException>(() => WhatIf.SideBySide([.. Enumerable.Repeat(WhatIf.Of(Terms)!, 5)]));
    }

    [Fact]
    public void What_cannot_be_is_not_imagined()
    {
        WhatIf.Of(Terms, new WhatIfChange.Rate(KpiIds.NewCustomers, 1.3m)).ShouldBeNull();
        WhatIf.Of(Terms, new WhatIfChange.Rate(KpiIds.NewCustomers, 0m)).ShouldBeNull();
        WhatIf.Of(Terms, new WhatIfChange.Rate(KpiIds.Visits, 0.5m)).ShouldBeNull();
        WhatIf.Of(Terms, new WhatIfChange.Layer(KpiIds.Nps, 50m)).ShouldBeNull();
        WhatIf.Of(Terms, new WhatIfChange.Goal(0m)).ShouldBeNull();
        WhatIf.Of(Terms, new WhatIfChange.DealSize(-1m)).ShouldBeNull();
        WhatIf.Of(Terms, new WhatIfChange.Goal(1_300_000m), new WhatIfChange.Layer(KpiIds.Visits, 150_000m)).ShouldBeNull("each of them sets the goal");
    }

    [Fact]
    public void Of_several_changes_all_hold_in_whatever_order_they_are_said() =>
        Gen.Select(Some.Rate, Some.Rate, Gen.Int[1_000, 50_000], Gen.Int[1, 500_000], Gen.Bool, Gen.Shuffle(new[] { 0, 1, 2, 3 })).Sample((win, lead, size, amount, isOfVisits, order) =>
        {
            WhatIfChange[] changes =
            [
                new WhatIfChange.Rate(KpiIds.NewCustomers, win),
                new WhatIfChange.Rate(KpiIds.Leads, lead),
                new WhatIfChange.DealSize(size),
                isOfVisits ? new WhatIfChange.Layer(KpiIds.Visits, amount) : new WhatIfChange.Goal(amount),
            ];

            var whatIf = WhatIf.Of(Terms, [.. order.Select(at => changes[at])])!;

            whatIf.After.Funnel.Stages[^1].Rate.ShouldBe(win);
            whatIf.After.Funnel.Stages[1].Rate.ShouldBe(lead);
            whatIf.After.Goal.AverageDealSize.Amount.ShouldBe(size);
            (whatIf.Layers[isOfVisits ? ^1 : 0].After / amount).ShouldBe(1m, 1e-15m);
        });

    [Fact]
    public void Whatever_is_imagined_the_chain_closes() =>
        Gen.Select(Some.Funnel, Some.Rate, Gen.Int[1, 5_000], Gen.Int[0, 8], Gen.Int[0, 3]).Sample((funnel, rate, amount, at, kind) =>
        {
            var stage = funnel.Stages[at % funnel.Stages.Count].Id;
            WhatIfChange change = kind switch
            {
                0 => new WhatIfChange.Rate(stage, rate),
                1 => new WhatIfChange.Goal(amount * 1_000m),
                2 => new WhatIfChange.DealSize(amount),
                _ => new WhatIfChange.Layer(stage, amount),
            };
            if (WhatIf.Of(Some.Agreement(funnel), change) is not { } whatIf)
            {
                stage.ShouldBe(funnel.Top.Id);
                return;
            }

            // Down again, by hand: the top times every rate times the deal size is the goal.
            var money = whatIf.After.Funnel.Stages.Skip(1).Aggregate(whatIf.Layers[^1].After, (count, next) => count * next.Rate!.Value) * whatIf.After.Goal.AverageDealSize.Amount;
            (money / whatIf.Layers[0].After).ShouldBe(1m, 1e-15m);
        });

    [Fact]
    public void The_sample_proposal_does_not_close_and_says_so()
    {
        // 336 leads x 17 % x 24 % x 28.6 %: 57.12, 13.7088 and 3.9207168 customers, while 5 are proposed; they take 428.5 leads.
        var funnel = Some.FunnelOf(0.17m, 0.24m, 0.286m);

        var run = ChainRun.Of(funnel, 0, 336m, 5m);

        run.Counts.ShouldBe([336m, 57.12m, 13.7088m, 3.9207168m]);
        run.Closes.ShouldBeFalse();
        run.Start.ShouldBe(428.493m, 0.001m);
        ChainRun.Of(funnel, 0, run.Start, 5m).Closes.ShouldBeTrue();
    }

    [Fact]
    public void A_stage_with_a_target_of_its_own_is_run_down_the_chain()
    {
        var own = Terms with { Kpis = [new(KpiIds.Leads) { Target = 4_000m }] };

        var run = ChainRun.OfOwnTargets(own).ShouldHaveSingleItem();

        // 4,000 x 40 % x 50 % x 40 % x 25 % = 80 of 100 customers.
        (run.Delivered, run.Needed, run.Start, run.Closes).ShouldBe((80m, 100m, 5_000m, false));
        ChainRun.OfOwnTargets(Terms).ShouldBeEmpty();
    }
}
